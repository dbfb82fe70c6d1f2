package org.seqwise.training;

import org.seqwise.data.InvalidInputException;

/**
 * What a training does when its loss, its weights or its validation logits become NaN or infinite: it ends with an error, or rolls back.
 *
 * <p>Rolling back is to take the best weights so far, with the optimizer's figures and the dropout of that moment, those that the training
 * began with where no epoch has ended yet; and to begin the epoch under way again from there, with its own batches and half the learning rate.
 * Epochs count on, patience and a schedule too, and the rate stays halved. What is broken in the data, a value that is NaN or one with
 * which the best weights fail too, ends the training whatever the rule.
 *
 * @param mostRollbacks after how many it ends all the same; 0 to end at once
 */
public record DivergenceRule(int mostRollbacks) {

    /** Ends the training at once. */
    public static final DivergenceRule FAIL = new DivergenceRule(0);

    /** How many rollbacks there may be unless stated. */
    public static final int DEFAULT_MOST_ROLLBACKS = 3;

    private static final int MOST = 20;

    /** Checks the count. */
    public DivergenceRule {
        InvalidInputException.require(
                mostRollbacks >= 0 && mostRollbacks <= MOST,
                "mostRollbacks (%d) must lie in [0, %d]: each halves the learning rate.",
                mostRollbacks,
                MOST);
    }

    /** Rolls back, up to {@value #DEFAULT_MOST_ROLLBACKS} times in a training. */
    public static DivergenceRule rollback() {
        return rollback(DEFAULT_MOST_ROLLBACKS);
    }

    /**
     * Rolls back.
     *
     * @param most how often in a training, at least 1
     */
    public static DivergenceRule rollback(int most) {
        InvalidInputException.require(most > 0, "mostRollbacks (%d) must be positive.", most);
        return new DivergenceRule(most);
    }

    /** Returns what the rate is multiplied by after so many rollbacks. */
    static double rateFactor(int rollbacks) {
        return Math.scalb(1.0, -rollbacks);
    }

    /** Returns {@code fail}, or {@code rollback} and how often. */
    @Override
    public String toString() {
        return mostRollbacks == 0 ? "fail" : "rollback(" + mostRollbacks + ")";
    }
}
