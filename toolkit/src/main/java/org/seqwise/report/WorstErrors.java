package org.seqwise.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.Sequences;
import org.seqwise.diagnosis.DataDescription;
import org.seqwise.diagnosis.FeatureFigures;
import org.seqwise.evaluation.Judged;
import org.seqwise.evaluation.Scores;

/**
 * The sequences whose answers a model was the most wrong about, to be drawn.
 *
 * @param features the names
 * @param ones the 1s with the lowest probabilities, the lowest first
 * @param zeros the 0s with the highest, the highest first
 */
record WorstErrors(List<String> features, List<One> ones, List<One> zeros) {

    private static final int MOST = 6;
    private static final int MOST_STEPS = 200;
    private static final double MOST_DEVIATIONS = 6;

    /**
     * One sequence.
     *
     * @param id as its owner calls it
     * @param probability of a 1 that it got
     * @param steps (steps, features) in deviations from the training mean, at most 6; the last 200 steps; null where a value is missing
     */
    record One(String id, double probability, List<List<@Nullable Double>> steps) {}

    static WorstErrors of(Judged judged, Sequences part, DataDescription train) {
        return new WorstErrors(
                part.featureNames(),
                worst(judged.scores(), part, train, 1, Comparator.naturalOrder()),
                worst(judged.scores(), part, train, 0, Comparator.reverseOrder()));
    }

    private static List<One> worst(
            Scores scores, Sequences part, DataDescription train, int label, Comparator<Double> worstFirst) {
        return IntStream.range(0, scores.n())
                .filter(i -> scores.label(i) == label)
                .boxed()
                .sorted(Comparator.comparing(scores::probability, worstFirst))
                .limit(MOST)
                .map(i -> new One(part.id(i), scores.probability(i), steps(part.steps(i), train)))
                .toList();
    }

    private static List<List<@Nullable Double>> steps(float[][] steps, DataDescription train) {
        return IntStream.range(Math.max(0, steps.length - MOST_STEPS), steps.length)
                .mapToObj(t -> row(steps[t], train.features()))
                .toList();
    }

    private static List<@Nullable Double> row(float[] step, List<FeatureFigures> features) {
        List<@Nullable Double> row = new ArrayList<>();
        for (int f = 0; f < step.length; f++) {
            FeatureFigures feature = features.get(f);
            double off = (step[f] - feature.mean()) / (feature.deviation() > 0 ? feature.deviation() : 1);
            double drawn = Math.max(-MOST_DEVIATIONS, Math.min(MOST_DEVIATIONS, off));
            row.add(Double.isFinite(off) ? Math.round(1000 * drawn) / 1000.0 : null);
        }
        return row;
    }
}
