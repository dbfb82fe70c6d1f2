package org.seqwise.training;

import org.seqwise.data.InvalidInputException;

/** {@code max(least, rate * factor^plateaus)}, like Keras's {@code ReduceLROnPlateau}. */
record PlateauDecay(int plateauEpochs, double factor, double least) implements LearningRateSchedule {

    PlateauDecay {
        InvalidInputException.require(plateauEpochs > 0, "patienceEpochs (%d) must be positive.", plateauEpochs);
        StepDecay.requireShrinks(factor);
        CosineDecay.requireLeast(least);
    }

    @Override
    public double rate(double learningRate, Moment at) {
        return Math.max(least, learningRate * Math.pow(factor, at.plateaus()));
    }

    @Override
    public void requireBegin(Moment first, boolean remembers) {
        InvalidInputException.require(
                first.step() == 0 || remembers,
                "The schedule (%s) cannot go on from this model, which an earlier version saved without how often its rate was reduced."
                        + " Maybe leave the schedule out and set the learningRate that it had come to.",
                this);
    }

    @Override
    public String toString() {
        return "plateau patienceEpochs=" + plateauEpochs + " factor=" + factor + " least=" + least;
    }
}
