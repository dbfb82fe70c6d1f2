package org.seqwise.training;

import org.seqwise.data.InvalidInputException;

/**
 * What was learned of an epoch so far.
 *
 * @param steps taken
 * @param sequences learned from
 * @param lossSum the loss of a sequence, summed over them
 */
public record EpochPart(int steps, long sequences, double lossSum) {

    /** Before the first step. */
    public static final EpochPart NONE = new EpochPart(0, 0, 0);

    /** Checks the counts. */
    public EpochPart {
        InvalidInputException.require(
                steps >= 0 && sequences >= steps, "%d steps of %d sequences are no epoch.", steps, sequences);
    }

    EpochPart plus(int batch, float meanLoss) {
        return new EpochPart(steps + 1, sequences + batch, lossSum + (double) meanLoss * batch);
    }

    double meanLoss() {
        return lossSum / sequences;
    }
}
