package org.seqwise.training;

import org.seqwise.data.InvalidInputException;

/**
 * The cosine of Loshchilov and Hutter (2017, equation 5) without restarts, after the linear warm-up of Goyal et al. (2017, section 2.2).
 * With t steps taken, W of warm-up and T in all:
 *
 * <pre>rate * (t + 1) / W                                                  where t &lt; W
 * least + (rate - least) * (1 + cos(pi * (t - W) / (T - W))) / 2      where W &lt;= t &lt; T
 * least                                                               from T on</pre>
 */
record CosineDecay(int warmUpSteps, int epochs, double least) implements LearningRateSchedule {

    CosineDecay {
        InvalidInputException.require(warmUpSteps >= 0, "warmUpSteps (%d) must not be negative.", warmUpSteps);
        InvalidInputException.require(epochs > 0, "epochs (%d) of the schedule must be positive.", epochs);
        requireLeast(least);
    }

    static void requireLeast(double least) {
        InvalidInputException.require(
                least >= 0 && Float.isFinite((float) least), "least (%s) must not be negative, and finite.", least);
    }

    @Override
    public double rate(double learningRate, Moment at) {
        if (at.step() < warmUpSteps) {
            return learningRate * ((at.step() + 1.0) / warmUpSteps);
        }
        long last = steps(at);
        if (at.step() >= last) {
            return least;
        }
        double share = (double) (at.step() - warmUpSteps) / (last - warmUpSteps);
        return least + (learningRate - least) * (1 + Math.cos(Math.PI * share)) / 2;
    }

    @Override
    public void requireBegin(Moment first, boolean remembers) {
        InvalidInputException.require(
                warmUpSteps < steps(first),
                "warmUpSteps (%d) must be below the %d steps of the schedule, %d epochs of %d.",
                warmUpSteps,
                steps(first),
                epochs,
                first.stepsPerEpoch());
        InvalidInputException.require(
                first.step() < steps(first),
                "The schedule's epochs (%d) must be more than those that the model to start from has had (%d): they count from its first."
                        + " Maybe its epochs and those to come.",
                epochs,
                first.step() / first.stepsPerEpoch());
    }

    private long steps(Moment at) {
        return (long) epochs * at.stepsPerEpoch();
    }

    @Override
    public String toString() {
        return "cosine warmUpSteps=" + warmUpSteps + " epochs=" + epochs + " least=" + least;
    }
}
