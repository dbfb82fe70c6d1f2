package org.seqwise.baseline;

/** What a network has to beat, by the names that {@code metrics.json} gives them; from the simplest on. */
public enum Baseline {
    /** Always the share of 1s of the training part. */
    RATIO("ratio", "the ratio alone"),
    /** The share of 1s among training sequences of about the same length. */
    LENGTH("length", "length alone"),
    /** Logistic regression on the values of the last step. */
    LAST_STEP("lastStep", "logistic regression on the last step"),
    /** Logistic regression on each feature's mean, deviation, least, greatest, first and last value and slope, and the length. */
    SUMMARIES("summaries", "logistic regression on summaries"),
    /** Gradient-boosted trees on the same. */
    BOOSTED_TREES("boostedTrees", "boosted trees on summaries");

    private final String key;
    private final String text;

    Baseline(String key, String text) {
        this.key = key;
        this.text = text;
    }

    /** Returns the name in {@code metrics.json}, such as {@code lastStep}. */
    public String key() {
        return key;
    }

    /** Returns the name for people, such as {@code length alone}. */
    @Override
    public String toString() {
        return text;
    }
}
