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

    /** Returns whether both classes occur. */
    public boolean hasBothClasses() {
        return negatives > 0 && positives > 0;
    }
}
