package org.seqwise.training;

/**
 * What {@link StoppingRule} and a plateau of the {@link LearningRateSchedule} remember of earlier epochs.
 *
 * @param best the lowest loss, infinite before the first epoch
 * @param bestEpoch which epoch had it, 0 before the first
 * @param mark the loss that progress is measured against, infinite before the first epoch
 * @param markEpoch from which epoch patience counts
 */
public record ProgressMemory(double best, int bestEpoch, double mark, int markEpoch) {

    /** Before the first epoch. */
    public static final ProgressMemory NONE =
            new ProgressMemory(Double.POSITIVE_INFINITY, 0, Double.POSITIVE_INFINITY, 0);
}
