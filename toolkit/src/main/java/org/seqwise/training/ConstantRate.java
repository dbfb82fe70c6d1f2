package org.seqwise.training;

/** One rate for every step. */
record ConstantRate() implements LearningRateSchedule {

    @Override
    public double rate(double learningRate, Moment at) {
        return learningRate;
    }

    @Override
    public String toString() {
        return "constant";
    }
}
