package org.seqwise.training;

import org.seqwise.data.InvalidInputException;

/** {@code rate * factor^floor(epochs done / everyEpochs)}. */
record StepDecay(int everyEpochs, double factor) implements LearningRateSchedule {

    StepDecay {
        InvalidInputException.require(everyEpochs > 0, "everyEpochs (%d) must be positive.", everyEpochs);
        requireShrinks(factor);
    }

    static void requireShrinks(double factor) {
        InvalidInputException.require(
                factor > 0 && factor < 1, "factor (%s) must lie in (0, 1): the rate is multiplied with it.", factor);
    }

    @Override
    public double rate(double learningRate, Moment at) {
        long decays = at.step() / at.stepsPerEpoch() / everyEpochs;
        return learningRate * Math.pow(factor, (double) decays);
    }

    @Override
    public String toString() {
        return "step everyEpochs=" + everyEpochs + " factor=" + factor;
    }
}
