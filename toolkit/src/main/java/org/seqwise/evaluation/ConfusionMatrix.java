package org.seqwise.evaluation;

import org.seqwise.data.InvalidInputException;

/**
 * How often each class was taken for each. The figures are those of Powers (2011), <i>Evaluation: from precision, recall and F-measure to
 * ROC, informedness, markedness and correlation</i>; each is {@code NaN} where its denominator is 0.
 *
 * @param tp true positives: 1s that were called 1
 * @param fp false positives: 0s that were called 1
 * @param tn true negatives: 0s that were called 0
 * @param fn false negatives: 1s that were called 0
 */
public record ConfusionMatrix(int tp, int fp, int tn, int fn) {

    /**
     * Checks the counts.
     *
     * @throws InvalidInputException if one is negative
     */
    public ConfusionMatrix {
        // The message's arguments are boxed: only once the rule is broken, for a search makes one matrix a cut.
        if (tp < 0 || fp < 0 || tn < 0 || fn < 0) {
            InvalidInputException.require(
                    false, "Counts tp %d, fp %d, tn %d, fn %d must not be negative; give 0 for none.", tp, fp, tn, fn);
        }
    }

    /**
     * Counts what a threshold makes of scores.
     *
     * @param scores probabilities and labels
     * @param threshold in [0, 1]; a probability at or above it is called 1
     */
    public static ConfusionMatrix of(Scores scores, double threshold) {
        int tp = 0;
        int fp = 0;
        for (int i = 0; i < scores.n(); i++) {
            if (scores.probability(i) >= threshold) {
                tp += scores.label(i);
                fp += 1 - scores.label(i);
            }
        }
        int positives = scores.positives();
        return new ConfusionMatrix(tp, fp, scores.n() - positives - fp, positives - tp);
    }

    /** Returns how many were counted. */
    public int n() {
        return Math.toIntExact(actualPositives() + actualNegatives());
    }

    /** Returns how many are truly 1. */
    public int positives() {
        return Math.toIntExact(actualPositives());
    }

    /** Returns the share called rightly, in [0, 1]; {@code NaN} of nothing. */
    public double accuracy() {
        return ratio((long) tp + tn, actualPositives() + actualNegatives());
    }

    /** Returns the mean of recall and specificity, in [0, 1]; {@code NaN} for one class. */
    public double balancedAccuracy() {
        return (1 + youden()) / 2;
    }

    /** Returns the share of truly 1 among those called 1, in [0, 1]; {@code NaN} where none was called 1. */
    public double precision() {
        return ratio(tp, predictedPositives());
    }

    /** Returns the share called 1 among the truly 1, in [0, 1]; {@code NaN} where none is 1. */
    public double recall() {
        return ratio(tp, actualPositives());
    }

    /** Returns the share called 0 among the truly 0, in [0, 1]; {@code NaN} where none is 0. */
    public double specificity() {
        return ratio(tn, actualNegatives());
    }

    /** Returns 2 tp / (2 tp + fp + fn), in [0, 1]; {@code NaN} where none is 1 and none was called 1. */
    public double f1() {
        return ratio(2L * tp, 2L * tp + fp + fn);
    }

    /** Returns Youden's J (1950), recall + specificity - 1, in [-1, 1]; {@code NaN} for one class. */
    public double youden() {
        // Over one denominator, in whole numbers: equal values are equal bits, so a search sees every tie.
        return ratio((long) tp * tn - (long) fp * fn, actualPositives() * actualNegatives());
    }

    /** Returns Matthews' correlation (1975) of calls and labels, in [-1, 1]; {@code NaN} where one class is missing in either. */
    public double mcc() {
        double numerator = (double) ((long) tp * tn - (long) fp * fn);
        double ofOnes = Math.sqrt((double) (predictedPositives() * actualPositives()));
        double ofZeros = Math.sqrt((double) (predictedNegatives() * actualNegatives()));
        // 0 / 0 stays NaN; a last bit beyond 1 does not.
        return Math.max(-1, Math.min(1, numerator / (ofOnes * ofZeros)));
    }

    /**
     * Returns what the errors cost, a sequence in the mean; {@code NaN} of nothing.
     *
     * @param falsePositive what it costs to call a 0 a 1
     * @param falseNegative what it costs to call a 1 a 0
     */
    public double meanCost(double falsePositive, double falseNegative) {
        return (falsePositive * fp + falseNegative * fn) / (actualPositives() + actualNegatives());
    }

    private long actualPositives() {
        return (long) tp + fn;
    }

    private long actualNegatives() {
        return (long) tn + fp;
    }

    private long predictedPositives() {
        return (long) tp + fp;
    }

    private long predictedNegatives() {
        return (long) tn + fn;
    }

    private static double ratio(long numerator, long denominator) {
        return (double) numerator / denominator;
    }
}
