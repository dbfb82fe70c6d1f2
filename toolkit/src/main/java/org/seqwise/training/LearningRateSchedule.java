package org.seqwise.training;

/**
 * How the learning rate goes through a training. It is computed in Java, the same for every engine, and counts epochs and steps from the
 * first of all: a training that goes on from a saved model goes on in its schedule too, since a {@link TrainingState} says how many epochs
 * there were.
 */
public sealed interface LearningRateSchedule permits ConstantRate, StepDecay, CosineDecay, PlateauDecay {

    /**
     * Where a training stands before a step.
     *
     * @param step how many steps were taken, those of earlier trainings of this model among them
     * @param stepsPerEpoch how many make an epoch, positive
     * @param plateaus how often there was no progress for {@link #plateauEpochs()}
     */
    record Moment(long step, int stepsPerEpoch, int plateaus) {}

    /** Returns the schedule that never changes the rate. */
    static LearningRateSchedule constant() {
        return new ConstantRate();
    }

    /**
     * Returns step decay, changing between epochs: {@code rate * factor^floor(epochs done / everyEpochs)}.
     *
     * @param everyEpochs after how many epochs the rate shrinks again, positive
     * @param factor what it is multiplied with, in (0, 1)
     */
    static LearningRateSchedule step(int everyEpochs, double factor) {
        return new StepDecay(everyEpochs, factor);
    }

    /**
     * Returns half a cosine after a linear warm-up, changing with every step: see {@link CosineDecay}.
     *
     * @param warmUpSteps in how many steps the rate grows to its full size, 0 for none
     * @param epochs after how many epochs, those of the warm-up among them, it is at its least and stays there, positive
     * @param least the rate at the end, not negative, below the learning rate
     */
    static LearningRateSchedule cosine(int warmUpSteps, int epochs, double least) {
        return new CosineDecay(warmUpSteps, epochs, least);
    }

    /**
     * Returns the schedule that shrinks the rate where progress ends, between epochs: {@code max(least, rate * factor^plateaus)}. Progress
     * is what the training stops by, {@link StoppingRule}; after a plateau, patience starts anew.
     *
     * @param patienceEpochs how many epochs without progress are a plateau, positive, fewer than the patience that ends the training
     * @param factor what the rate is multiplied with, in (0, 1)
     * @param least the lowest rate, not negative, below the learning rate
     */
    static LearningRateSchedule onPlateau(int patienceEpochs, double factor, double least) {
        return new PlateauDecay(patienceEpochs, factor, least);
    }

    /**
     * Returns the rate of a step.
     *
     * @param learningRate the full rate
     * @param at where the training stands before the step
     */
    double rate(double learningRate, Moment at);

    /** Returns the rate below which it never goes. */
    default double least() {
        return 0;
    }

    /** Returns how many epochs without progress are a plateau; the largest number there is where none matters. */
    default int plateauEpochs() {
        return Integer.MAX_VALUE;
    }

    /**
     * Checks that a training can begin somewhere.
     *
     * @param first where it stands before its first step
     * @param remembers whether what plateaus go by is known of the steps before
     * @throws org.seqwise.data.InvalidInputException if this schedule cannot go on from there
     */
    default void requireBegin(Moment first, boolean remembers) {}
}
