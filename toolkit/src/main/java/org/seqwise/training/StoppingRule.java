package org.seqwise.training;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.evaluation.Metric;

/**
 * Which epoch is the best, and when there is no use in more.
 *
 * @param patience epochs without progress after which it stops, positive
 * @param bestBy the figure of the validation part that chooses the best epoch and that progress is measured in
 * @param minImprovement what progress is: the share that a log-loss or Brier score, or what another figure lacks to 1, must fall by, in
 *     [0, 1)
 * @param maxDuration how long a training may take, positive; null for no limit
 */
public record StoppingRule(
        int patience,
        Metric bestBy,
        double minImprovement,
        @Nullable Duration maxDuration) {

    /** Less than a five-hundredth of the loss is not worth as many epochs again. */
    public static final double DEFAULT_MIN_IMPROVEMENT = 0.002;

    /** Checks every range. */
    public StoppingRule {
        InvalidInputException.require(patience > 0, "patience (%d) must be positive and finite.", patience);
        InvalidInputException.require(
                minImprovement >= 0 && minImprovement < 1,
                "minImprovement (%s) must lie in [0, 1): the share that is progress.",
                minImprovement);
        InvalidInputException.require(
                maxDuration == null || maxDuration.compareTo(Duration.ZERO) > 0,
                "maxDuration (%s) must be positive.",
                maxDuration);
    }

    /**
     * Returns the rule that goes by the log-loss, a five-hundredth of it being progress, and by no time.
     *
     * @param patience epochs without progress after which it stops, positive
     */
    public static StoppingRule after(int patience) {
        return new StoppingRule(patience, Metric.LOG_LOSS, DEFAULT_MIN_IMPROVEMENT, null);
    }
}
