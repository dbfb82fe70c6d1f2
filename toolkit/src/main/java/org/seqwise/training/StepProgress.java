package org.seqwise.training;

/**
 * How far a training is within an epoch, told at most ten times a second.
 *
 * @param epoch the epoch under way, from 1
 * @param epochs the most there will be
 * @param steps how many of the epoch's steps were taken
 * @param stepsPerEpoch how many make an epoch
 * @param sequencesPerSecond sequences learned from per second since the epoch began or was gone on with, 0 where no step was taken since
 * @param member which network of an ensemble it is, from 1
 * @param members how many there are, 1 for no ensemble
 */
public record StepProgress(
        int epoch, int epochs, int steps, int stepsPerEpoch, double sequencesPerSecond, int member, int members) {

    /** Returns the same of one member of an ensemble. */
    public StepProgress ofMember(int number, int of) {
        return new StepProgress(epoch, epochs, steps, stepsPerEpoch, sequencesPerSecond, number, of);
    }
}
