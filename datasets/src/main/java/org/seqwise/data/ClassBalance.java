package org.seqwise.data;

/**
 * How many sequences say no and how many say yes.
 *
 * @param negatives the number of 0s
 * @param positives the number of 1s
 */
public record ClassBalance(int negatives, int positives) {

    /** Returns the share of 1s in [0, 1]; {@code NaN} of nothing. */
    public double positiveRate() {
        return (double) positives / (negatives + positives);
    }

    /**
     * Returns the log-loss of always saying the positive rate p, in nats: the entropy -(p ln p + (1 - p) ln(1 - p)), 0 for one class. A
     * model that is not below it has learned nothing about single sequences.
     */
    public double floorLogLoss() {
        double p = positiveRate();
        return p == 0 || p == 1 ? 0 : -(p * Math.log(p) + (1 - p) * Math.log1p(-p));
    }

    /** Returns the accuracy of always saying the more frequent class, in [0.5, 1]; {@code NaN} of nothing. */
    public double floorAccuracy() {
        return Math.max(positiveRate(), 1 - positiveRate());
    }

    /** Returns whether both classes occur. */
    public boolean hasBothClasses() {
        return negatives > 0 && positives > 0;
    }
}
