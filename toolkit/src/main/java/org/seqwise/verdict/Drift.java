package org.seqwise.verdict;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.evaluation.Bootstrap;
import org.seqwise.evaluation.EvaluationFigure;
import org.seqwise.evaluation.EvaluationWithIntervals;
import org.seqwise.evaluation.Interval;

/**
 * How a feature changes with time, and what that costs.
 *
 * @param feature the one whose means by sequence differ most between early and late
 * @param distance the greatest difference of the shares below a value, in [0, 1] (Kolmogorov and Smirnov)
 * @param early the ROC AUC, with its interval, of an LSTM that learned early sequences, on others of the same time
 * @param late the same LSTM on late ones
 */
record Drift(String feature, double distance, Judged early, Judged late) {

    private static final double FAR = 0.3;
    private static final double EARLY = 0.6;
    private static final double LATE = 0.75;
    private static final double COSTS = 0.05;

    /** One ROC AUC. */
    record Judged(double rocAuc, Interval interval) {

        static Judged of(EvaluationWithIntervals judged) {
            return new Judged(judged.figures().rocAuc(), judged.interval(EvaluationFigure.ROC_AUC));
        }
    }

    /** Returns whether what was learned early is clearly worth less later. */
    boolean isHarmful() {
        return early.rocAuc() - late.rocAuc() >= COSTS
                && late.interval().high() < early.interval().low();
    }

    /** Looks for it; null where there are no times, or nothing changes to speak of. */
    static @Nullable Drift of(Sequences sequences, Cut cut, Preparation preparation, long seed) {
        // Where what is judged was in part learned, early figures flatter, and later ones do not.
        if (!Cut.hasTimes(sequences) || cut.warning() != null) {
            return null;
        }
        int[] order = IntStream.range(0, sequences.size())
                .boxed()
                .sorted(Comparator.comparingDouble(sequences::start))
                .mapToInt(Integer::intValue)
                .toArray();
        Sequences before = sequences.subset(Arrays.copyOf(order, (int) (EARLY * order.length)));
        Sequences after = sequences.subset(Arrays.copyOfRange(order, (int) (LATE * order.length), order.length));
        int farthest = -1;
        double distance = FAR;
        for (int feature = 0; feature < sequences.featureCount(); feature++) {
            double now = distance(means(before, feature), means(after, feature));
            if (now > distance) {
                farthest = feature;
                distance = now;
            }
        }
        return farthest < 0 || !hasBothClasses(before, after)
                ? null
                : trained(before, after, sequences.featureNames().get(farthest), distance, cut, preparation, seed);
    }

    private static boolean hasBothClasses(Sequences... parts) {
        return Arrays.stream(parts)
                .allMatch(part ->
                        Math.min(part.balance().positives(), part.balance().negatives()) >= 20);
    }

    private static @Nullable Drift trained(
            Sequences before,
            Sequences after,
            String feature,
            double distance,
            Cut cut,
            Preparation preparation,
            long seed) {
        Split early;
        try {
            early = cut.split(before, seed);
        } catch (InvalidInputException e) {
            // Early on there is too little of one class.
            return null;
        }
        Bootstrap bootstrap = new Bootstrap(seed);
        List<Judged> judged = ShortTraining.judged(early, List.of(early.test(), after), preparation, seed).stream()
                .map(one -> Judged.of(bootstrap.evaluate(one, null)))
                .toList();
        return new Drift(feature, distance, judged.get(0), judged.get(1));
    }

    private static double[] means(Sequences part, int feature) {
        return IntStream.range(0, part.size())
                .mapToDouble(i -> IntStream.range(0, part.stepCount(i))
                        .mapToDouble(t -> part.value(i, t, feature))
                        .filter(value -> !Double.isNaN(value))
                        .average()
                        .orElse(0))
                .sorted()
                .toArray();
    }

    static double distance(double[] one, double[] other) {
        double farthest = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            double value = Math.min(one[i], other[j]);
            while (i < one.length && one[i] == value) {
                i++;
            }
            while (j < other.length && other[j] == value) {
                j++;
            }
            farthest = Math.max(farthest, Math.abs((double) i / one.length - (double) j / other.length));
        }
        return farthest;
    }
}
