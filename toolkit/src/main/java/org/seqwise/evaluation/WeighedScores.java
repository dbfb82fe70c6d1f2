package org.seqwise.evaluation;

import java.util.stream.IntStream;

/**
 * Scores sorted once, to be evaluated many times with other counts of each. Not for threads to share.
 */
final class WeighedScores {

    /** (sequences): which one, from the highest probability down. */
    private final int[] order;

    /** (sequences), in that order. */
    private final int[] labels;

    /** (sequences), in that order: whether the next one has another probability. */
    private final boolean[] endsTie;

    private final double[] logLosses;
    private final double[] squaredErrors;
    private final double threshold;

    /** How many have a probability at or above the threshold. */
    private final int called;

    WeighedScores(Judged judged) {
        Scores scores = judged.scores();
        threshold = judged.threshold();
        int n = scores.n();
        order = IntStream.range(0, n)
                .boxed()
                .sorted((one, other) -> Double.compare(scores.probability(other), scores.probability(one)))
                .mapToInt(Integer::intValue)
                .toArray();
        labels = new int[n];
        endsTie = new boolean[n];
        logLosses = new double[n];
        squaredErrors = new double[n];
        int above = 0;
        for (int i = 0; i < n; i++) {
            double probability = scores.probability(order[i]);
            labels[i] = scores.label(order[i]);
            endsTie[i] = i == n - 1 || probability != scores.probability(order[i + 1]);
            logLosses[i] = Evaluation.logLoss(probability, labels[i]);
            squaredErrors[i] = (probability - labels[i]) * (probability - labels[i]);
            above += probability >= threshold ? 1 : 0;
        }
        called = above;
    }

    /** Returns (sequences), which one, from the highest probability down. */
    int[] order() {
        return order.clone();
    }

    /**
     * Evaluates a sample.
     *
     * @param counts (sequences), how often each is in it, in their own order; not all 0
     */
    Evaluation of(int[] counts) {
        long all = 0;
        long ones = 0;
        double logLoss = 0;
        double squaredError = 0;
        for (int i = 0; i < labels.length; i++) {
            int count = counts[order[i]];
            all += count;
            ones += (long) count * labels[i];
            logLoss += count * logLosses[i];
            squaredError += count * squaredErrors[i];
        }
        return areas(counts, all - ones, ones, logLoss / all, squaredError / all);
    }

    private Evaluation areas(int[] counts, long zeros, long ones, double logLoss, double brier) {
        long twiceWon = 0;
        double precisions = 0;
        long tp = 0;
        long fp = 0;
        long tieOnes = 0;
        long tieZeros = 0;
        ConfusionMatrix atThreshold = matrix(0, 0, zeros, ones);
        for (int i = 0; i < labels.length; i++) {
            int count = counts[order[i]];
            tieOnes += (long) count * labels[i];
            tieZeros += (long) count * (1 - labels[i]);
            if (endsTie[i]) {
                twiceWon += tieOnes * (2 * (zeros - fp) - tieZeros);
                tp += tieOnes;
                fp += tieZeros;
                precisions += tieOnes == 0 ? 0 : tieOnes * ((double) tp / (tp + fp));
                tieOnes = 0;
                tieZeros = 0;
                if (i + 1 == called) {
                    atThreshold = matrix(tp, fp, zeros, ones);
                }
            }
        }
        return new Evaluation(
                twiceWon / (2.0 * ones * zeros), precisions / ones, logLoss, brier, threshold, atThreshold);
    }

    private static ConfusionMatrix matrix(long tp, long fp, long zeros, long ones) {
        return new ConfusionMatrix((int) tp, (int) fp, (int) (zeros - fp), (int) (ones - tp));
    }
}
