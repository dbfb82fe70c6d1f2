package org.seqwise.training;

/** Deals the rates of one training, step by step. */
final class ScheduledRate {

    private final TrainingSettings settings;
    private final int stepsPerEpoch;
    private final EarlyStopping plateau;
    private long step;
    private int plateaus;
    private double last;

    /**
     * @param settings hold the schedule
     * @param stepsPerEpoch how many make an epoch
     * @param before the whole epochs before the first step here, and what they left to remember
     * @param part of an epoch that was run too
     */
    ScheduledRate(TrainingSettings settings, int stepsPerEpoch, TrainingState before, EpochPart part) {
        this.settings = settings;
        this.stepsPerEpoch = stepsPerEpoch;
        step = (long) before.epochs() * stepsPerEpoch + part.steps();
        plateau = new EarlyStopping(
                settings.schedule().plateauEpochs(), settings.stopping().minImprovement());
        if (before.plateau() != null) {
            plateau.restore(before.plateau().progress());
            plateaus = before.plateau().plateaus();
        }
        settings.schedule().requireBegin(now(), before.plateau() != null);
    }

    /** Returns the rate of the next step. */
    double next() {
        last = settings.schedule().rate(settings.learningRate(), now());
        step++;
        return last;
    }

    /** Returns the rate of the last step. */
    double last() {
        return last;
    }

    /** Returns how many steps were taken. */
    long steps() {
        return step;
    }

    /** Returns what a later training needs to go on. */
    PlateauMemory memory() {
        return new PlateauMemory(plateaus, plateau.memory());
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
