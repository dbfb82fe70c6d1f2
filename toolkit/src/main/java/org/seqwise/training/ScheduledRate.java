package org.seqwise.training;

/** Deals the rates of one training, step by step. */
final class ScheduledRate {

    private final TrainingSettings settings;
    private final int stepsPerEpoch;
    private final EarlyStopping plateau;
    private final boolean remembers;
    private long step;
    private int plateaus;
    private double last;
    private double factor = 1;

    /**
     * @param settings hold the schedule
     * @param stepsPerEpoch how many make an epoch
     * @param before the whole epochs before the first step here, and what they left to remember
     * @param part of an epoch that was run too
     */
    ScheduledRate(TrainingSettings settings, int stepsPerEpoch, TrainingState before, EpochPart part) {
        this.settings = settings;
        this.stepsPerEpoch = stepsPerEpoch;
        step = stepsOf(before.epochs()) + part.steps();
        plateau = new EarlyStopping(
                settings.schedule().plateauEpochs(), settings.stopping().minImprovement());
        if (before.plateau() != null) {
            plateau.restore(before.plateau().progress());
            plateaus = before.plateau().plateaus();
        }
        remembers = before.plateau() != null;
    }

    /**
     * Checks that a training can begin where this stands.
     *
     * @throws org.seqwise.data.InvalidInputException if the schedule cannot go on from there
     */
    void requireBegin() {
        settings.schedule().requireBegin(now(), remembers);
    }

    /** Returns the rate of the next step. */
    double next() {
        last = factor * settings.schedule().rate(settings.learningRate(), now());
        step++;
        return last;
    }

    /** Returns the rate of the last step. */
    double last() {
        return last;
    }

    /** Multiplies all rates from here on. */
    void scaleBy(double factor) {
        this.factor = factor;
    }

    /** Returns how many steps are taken in so many epochs. */
    long stepsOf(int epochs) {
        return (long) epochs * stepsPerEpoch;
    }

    /** Goes back to the end of an epoch; what was remembered of plateaus stays. */
    void rewindTo(int epochs) {
        step = stepsOf(epochs);
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
