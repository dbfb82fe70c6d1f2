package org.seqwise.training;

import java.util.function.DoubleSupplier;

/** Deals the rates of one training, step by step. */
final class ScheduledRate implements DoubleSupplier {

    private final TrainingSettings settings;
    private final int stepsPerEpoch;
    private final EarlyStopping plateau;
    private long step;
    private int plateaus;
    private double last;

    /**
     * @param settings hold the schedule
     * @param stepsPerEpoch how many make an epoch
     * @param epochsBefore how many were run before this training
     */
    ScheduledRate(TrainingSettings settings, int stepsPerEpoch, int epochsBefore) {
        this.settings = settings;
        this.stepsPerEpoch = stepsPerEpoch;
        step = (long) epochsBefore * stepsPerEpoch;
        plateau = new EarlyStopping(
                settings.schedule().plateauEpochs(), settings.stopping().minImprovement());
        settings.schedule().requireBegin(now());
    }

    /** Returns the rate of the next step. */
    @Override
    public double getAsDouble() {
        last = settings.schedule().rate(settings.learningRate(), now());
        step++;
        return last;
    }

    /** Returns the rate of the last step. */
    double last() {
        return last;
    }

    /** Takes note of the loss that an epoch ended with. */
    void endEpoch(int epoch, double loss) {
        plateau.isBest(epoch, loss);
        if (plateau.shouldStopAfter(epoch)) {
            plateaus++;
            plateau.waitFrom(epoch);
        }
    }

    private LearningRateSchedule.Moment now() {
        return new LearningRateSchedule.Moment(step, stepsPerEpoch, plateaus);
    }
}
