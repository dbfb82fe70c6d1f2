package org.seqwise.evaluation;

/**
 * What a classifier said about sequences, and where it says yes.
 *
 * @param scores probabilities and labels
 * @param threshold in [0, 1], chosen on other data; a probability at or above it is called 1
 */
public record Judged(Scores scores, double threshold) {

    /**
     * Checks the threshold.
     *
     * @throws org.seqwise.data.InvalidInputException if it is out of range
     */
    public Judged {
        FixedThreshold.requireInRange(threshold);
    }

    /** Returns the figures. */
    public Evaluation evaluation() {
        return Evaluation.of(scores, threshold);
    }
}
