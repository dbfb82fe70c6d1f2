package org.seqwise.data.synthetic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.Sequences;

/** Looks for every symptom in sequences, by figures of the test's own. */
final class Examination {

    private static final double[] PEAK = {0, -1, 1, 1, -1};
    private static final int RANGES = 20;

    private final Sequences sequences;
    private final int size;
    private final int[] labels;

    private Examination(Sequences sequences) {
        this.sequences = sequences;
        size = sequences.size();
        labels = sequences.labels();
    }

    static Set<Symptom> symptoms(Sequences sequences) {
        Examination seen = new Examination(sequences);
        Set<Symptom> found = EnumSet.noneOf(Symptom.class);
        add(found, Symptom.SAME_ROW, mostFrequentRow(sequences) > 0.01);
        add(found, Symptom.UNLIKE_SCALES, seen.ratioOfSpreads() > 100);
        add(found, Symptom.ZERO_ROWS, zeroRows(sequences) > 0);
        add(found, Symptom.CONSTANT, Arrays.stream(seen.spreads()).anyMatch(spread -> spread == 0));
        add(found, Symptom.REPEATS, repeated(sequences) > 0);
        add(found, Symptom.FEATURE_ANSWERS, seen.bestFeature() > 0.98);
        add(found, Symptom.LENGTH_ANSWERS, Math.abs(lengthAuc(sequences) - 0.5) > 4 * seen.errorOfAuc());
        add(found, Symptom.DRIFT, drift(sequences) > 0.3);
        add(found, Symptom.RARE, sequences.balance().positiveRate() < 0.01);
        double peak = peakAuc(sequences);
        add(found, Symptom.NO_PEAK, peak < 0.6);
        add(found, Symptom.DIM_PEAK, peak >= 0.6 && peak < 0.85);
        add(
                found,
                Symptom.MEANS_ANSWER,
                !found.contains(Symptom.FEATURE_ANSWERS)
                        && Rank.rocAuc(MeansRegression.logits(sequences), seen.labels) > 0.9);
        return found;
    }

    private static void add(Set<Symptom> found, Symptom symptom, boolean isThere) {
        if (isThere) {
            found.add(symptom);
        }
    }

    /** Returns the AUC of what peaked two and three steps before the newest, standardized; a row of zeros says nothing. */
    static double peakAuc(Sequences sequences) {
        return peakAuc(sequences, sequences);
    }

    /** Returns the same, standardized as others are. */
    static double peakAuc(Sequences sequences, Sequences others) {
        Sequences scaled = Preprocessor.fit(others).apply(sequences);
        return auc(sequences, i -> {
            double peak = 0;
            for (int ago = 0; ago < PEAK.length; ago++) {
                int step = sequences.stepCount(i) - 1 - ago;
                boolean idle = sequences.value(i, step, 0) == 0 && sequences.value(i, step, 1) == 0;
                peak += idle ? 0 : PEAK[ago] * (scaled.value(i, step, 0) - scaled.value(i, step, 1));
            }
            return peak;
        });
    }

    static double lengthAuc(Sequences sequences) {
        return auc(sequences, sequences::stepCount);
    }

    /** Equal scores are put in an order by chance. */
    private static double auc(Sequences sequences, IntToDoubleFunction score) {
        Random random = new Random(1);
        double[] scores = new double[sequences.size()];
        Arrays.setAll(scores, i -> score.applyAsDouble(i) + 1e-9 * random.nextDouble());
        return Rank.rocAuc(scores, sequences.labels());
    }

    /** Returns the standard deviation of the AUC of scores that say nothing (Mann and Whitney). */
    private double errorOfAuc() {
        double positives = sequences.balance().positives();
        double negatives = sequences.balance().negatives();
        return Math.sqrt((positives + negatives + 1) / (12 * positives * negatives));
    }

    static double zeroRows(Sequences sequences) {
        return rows(sequences).getOrDefault(Arrays.toString(new float[sequences.featureCount()]), 0)
                / (double) sequences.totalSteps();
    }

    /** Returns the share of the row that is there most often, of those that are not zeros. */
    static double mostFrequentRow(Sequences sequences) {
        Map<String, Integer> rows = rows(sequences);
        rows.remove(Arrays.toString(new float[sequences.featureCount()]));
        return rows.values().stream().mapToInt(Integer::intValue).max().orElseThrow() / (double) sequences.totalSteps();
    }

    private static Map<String, Integer> rows(Sequences sequences) {
        Map<String, Integer> rows = new HashMap<>();
        for (int i = 0; i < sequences.size(); i++) {
            for (float[] step : sequences.steps(i)) {
                rows.merge(Arrays.toString(step), 1, Integer::sum);
            }
        }
        return rows;
    }

    /** Returns how many sequences are equal to one before them. */
    static int repeated(Sequences sequences) {
        Set<String> seen = new HashSet<>();
        return (int) IntStream.range(0, sequences.size())
                .filter(i -> !seen.add(Arrays.deepToString(sequences.steps(i))))
                .count();
    }

    private double ratioOfSpreads() {
        double[] moving = Arrays.stream(spreads()).filter(spread -> spread > 0).toArray();
        return Arrays.stream(moving).max().orElseThrow()
                / Arrays.stream(moving).min().orElseThrow();
    }

    private double[] spreads() {
        return spreads(sequences);
    }

    /** Returns each feature's standard deviation. */
    static double[] spreads(Sequences sequences) {
        double[] spreads = new double[sequences.featureCount()];
        for (int f = 0; f < spreads.length; f++) {
            spreads[f] = Math.sqrt(moment(sequences, 0, sequences.size(), f, mean(sequences, 0, sequences.size(), f)));
        }
        return spreads;
    }

    /** Returns by how many standard deviations the mean, or by how much of itself the deviation, of a feature has changed; 0 without times. */
    static double drift(Sequences sequences) {
        if (!sequences.isTimed()) {
            return 0;
        }
        int size = sequences.size();
        int late = (int) (0.85 * size);
        double most = 0;
        for (int f = 0; f < sequences.featureCount(); f++) {
            double before = mean(sequences, 0, (int) (0.7 * size), f);
            double after = mean(sequences, late, size, f);
            double spread = Math.sqrt(moment(sequences, 0, (int) (0.7 * size), f, before));
            double spreadAfter = Math.sqrt(moment(sequences, late, size, f, after));
            most = Math.max(most, Math.abs(after - before) / spread);
            most = Math.max(most, Math.abs(spreadAfter / spread - 1));
        }
        return most;
    }

    private static double mean(Sequences sequences, int from, int to, int feature) {
        return IntStream.range(from, to)
                .boxed()
                .flatMap(i -> Arrays.stream(sequences.steps(i)))
                .mapToDouble(step -> step[feature])
                .average()
                .orElseThrow();
    }

    private static double moment(Sequences sequences, int from, int to, int feature, double about) {
        return IntStream.range(from, to)
                .boxed()
                .flatMap(i -> Arrays.stream(sequences.steps(i)))
                .mapToDouble(step -> (step[feature] - about) * (step[feature] - about))
                .average()
                .orElseThrow();
    }

    /** Returns the best AUC of a feature's ranges, each scored by its share of 1s. */
    private double bestFeature() {
        return IntStream.range(0, sequences.featureCount())
                .mapToDouble(this::rangesAuc)
                .max()
                .orElseThrow();
    }

    private double rangesAuc(int feature) {
        double[] means = new double[size];
        Arrays.setAll(means, i -> mean(sequences, i, i + 1, feature));
        List<Integer> order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> means[i]))
                .toList();
        double[] scores = new double[size];
        for (int range = 0; range < RANGES; range++) {
            List<Integer> in = order.subList(range * size / RANGES, (range + 1) * size / RANGES);
            double rate = in.stream().mapToInt(i -> labels[i]).average().orElseThrow();
            in.forEach(i -> scores[i] = rate);
        }
        return auc(sequences, i -> scores[i]);
    }
}
