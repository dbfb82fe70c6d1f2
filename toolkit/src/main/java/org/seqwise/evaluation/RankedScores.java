package org.seqwise.evaluation;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Scores sorted once and grouped by equal probability, so that ties are one step, not a chance order. Cut {@code c} calls the distinct
 * probabilities from number {@code c} upward 1: cut 0 calls all 1, the last cut none.
 */
final class RankedScores {

    /** (distinct), ascending. */
    private final double[] distinct;

    /** (distinct + 1): how many 1s have a probability below each cut. */
    private final int[] positivesBelow;

    /** (distinct + 1): how many 0s have a probability below each cut. */
    private final int[] negativesBelow;

    private RankedScores(double[] distinct, int[] positivesBelow, int[] negativesBelow) {
        this.distinct = distinct;
        this.positivesBelow = positivesBelow;
        this.negativesBelow = negativesBelow;
    }

    static RankedScores of(Scores scores) {
        long[] keys = sortedKeys(scores);
        double[] distinct = new double[keys.length];
        int[] positivesBelow = new int[keys.length + 1];
        int[] negativesBelow = new int[keys.length + 1];
        int groups = 0;
        for (int i = 0; i < keys.length; i++) {
            if (i == 0 || keys[i] >>> 1 != keys[i - 1] >>> 1) {
                distinct[groups] = Double.longBitsToDouble(keys[i] >>> 1);
                positivesBelow[groups + 1] = positivesBelow[groups];
                negativesBelow[groups + 1] = negativesBelow[groups];
                groups++;
            }
            int label = (int) (keys[i] & 1);
            positivesBelow[groups] += label;
            negativesBelow[groups] += 1 - label;
        }
        return new RankedScores(
                Arrays.copyOf(distinct, groups),
                Arrays.copyOf(positivesBelow, groups + 1),
                Arrays.copyOf(negativesBelow, groups + 1));
    }

    /**
     * Returns the share of (1, 0) pairs in which the 1 has the higher probability, ties counting half: the area under the ROC curve as
     * the U statistic of Mann and Whitney (1947), see Hanley and McNeil (1982). {@code NaN} for one class.
     */
    double rocAuc() {
        long twiceWon = 0;
        for (int g = 0; g < distinct.length; g++) {
            long positives = (long) positivesBelow[g + 1] - positivesBelow[g];
            twiceWon += positives * ((long) negativesBelow[g] + negativesBelow[g + 1]);
        }
        return (double) twiceWon / (2.0 * positives() * negatives());
    }

    /**
     * Returns the average precision, sum over cuts k of (R_k - R_(k-1)) P_k from the highest probability down, R recall and P precision:
     * the area under the precision-recall curve as a step function, without the optimistic straight lines (Davis and Goadrich, 2006).
     * {@code NaN} where there is no 1.
     */
    double averagePrecision() {
        double weighted = 0;
        for (int cut = distinct.length - 1; cut >= 0; cut--) {
            int gained = positivesBelow[cut + 1] - positivesBelow[cut];
            // Without a 1 gained the term is 0.
            weighted += gained == 0 ? 0 : gained * matrix(cut).precision();
        }
        return weighted / positives();
    }

    /**
     * Returns the share of the sequences of the other class that one is on the right side of, ties counting half: their mean over either class
     * is {@link #rocAuc()} (DeLong, DeLong and Clarke-Pearson, 1988, the structural components).
     *
     * @param probability one of those ranked
     * @param label that of its sequence
     */
    double placement(double probability, int label) {
        int group = Arrays.binarySearch(distinct, probability + 0.0);
        int[] othersBelow = label == 1 ? negativesBelow : positivesBelow;
        double others = othersBelow[distinct.length];
        double below = ((double) othersBelow[group] + othersBelow[group + 1]) / 2 / others;
        return label == 1 ? below : 1 - below;
    }

    /** Returns how many probabilities are distinct; cuts go from 0 to this. */
    int distinctCount() {
        return distinct.length;
    }

    /** Returns the lowest probability that a cut calls 1; infinite where it calls none. */
    double lowestCalled(int cut) {
        return cut == distinct.length ? Double.POSITIVE_INFINITY : distinct[cut];
    }

    /**
     * Returns the threshold of the cut that has the most of a figure. It lies in the middle of its gap, away from the scores that happened to
     * bound it, or at 0.5 where the gap holds that; of equally good cuts the one nearest 0.5 is taken, and of two as near the lower.
     *
     * @param figure of a cut's counts, never {@code NaN}
     */
    double bestThreshold(ToDoubleFunction<ConfusionMatrix> figure) {
        double best = Double.NEGATIVE_INFINITY;
        double threshold = 0.5;
        for (int cut = 0; cut < cutCount(); cut++) {
            double value = figure.applyAsDouble(matrix(cut));
            double candidate = threshold(cut);
            if (value > best || (value == best && Math.abs(candidate - 0.5) < Math.abs(threshold - 0.5))) {
                best = value;
                threshold = candidate;
            }
        }
        return threshold;
    }

    /** Returns how many cuts a threshold in [0, 1] can make: to call none 1, one must fit above the highest probability. */
    int cutCount() {
        return distinct.length + (distinct[distinct.length - 1] < 1 ? 1 : 0);
    }

    /** Returns the counts of one cut, 0 to the number of distinct probabilities. */
    ConfusionMatrix matrix(int cut) {
        int tn = negativesBelow[cut];
        int fn = positivesBelow[cut];
        return new ConfusionMatrix(positives() - fn, negatives() - tn, tn, fn);
    }

    /** Returns the counts of calling none 1, which no threshold makes where a probability is 1. */
    ConfusionMatrix noneCalledPositive() {
        return matrix(distinct.length);
    }

    /** Returns the threshold in [0, 1] that makes a cut: 0.5 where that does, or else the middle between its neighbours. */
    double threshold(int cut) {
        boolean first = cut == 0;
        double below = first ? 0 : distinct[cut - 1];
        double atOrAbove = cut == distinct.length ? 1 : distinct[cut];
        if ((first || below < 0.5) && 0.5 <= atOrAbove) {
            return 0.5;
        }
        double middle = below + (atOrAbove - below) / 2;
        // Between two neighbouring doubles there is no middle, and the lower one would be called 1.
        return first || middle > below ? middle : atOrAbove;
    }

    private int positives() {
        return positivesBelow[distinct.length];
    }

    private int negatives() {
        return negativesBelow[distinct.length];
    }

    /** Returns probability and label in one long each, ascending: the bits of doubles in [0, 1] sort as they do and leave two bits free. */
    private static long[] sortedKeys(Scores scores) {
        long[] keys = new long[scores.n()];
        for (int i = 0; i < keys.length; i++) {
            // -0.0 + 0.0 is 0.0, without a sign bit.
            keys[i] = Double.doubleToRawLongBits(scores.probability(i) + 0.0) << 1 | scores.label(i);
        }
        Arrays.sort(keys);
        return keys;
    }
}
