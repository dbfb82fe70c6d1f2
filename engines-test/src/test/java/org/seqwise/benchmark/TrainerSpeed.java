package org.seqwise.benchmark;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.Sequences;
import org.seqwise.training.OptimizerChoice;

/** The speed of {@code SequenceTrainer.train}: of its gradient steps, as a user has them. */
final class TrainerSpeed {

    private final Sequences train;
    private final Sequences validation;
    private final Point point;

    /** @param point whose steps and features are not looked at; its batch is not more than a twentieth of the training part */
    TrainerSpeed(Sequences train, Sequences validation, Point point) {
        this.train = train;
        this.validation = validation;
        this.point = point;
    }

    /** Returns the sequences a second of a whole epoch, as the model's provenance has them. */
    double ofAnEpoch() {
        try (SequenceClassifier classifier = trainer().epochs(1).build().train(train, validation)) {
            return classifier.provenance().trainSequencesPerSecond();
        }
    }

    /**
     * Takes steps for about so many seconds, but not past the first epoch, and returns the sequences a second, without the first steps. The host
     * is at most one step ahead of the device, at the beginning and at the end alike.
     */
    double ofSteps(double seconds) {
        Clock clock = new Clock(seconds, stepsOfAnEpoch() - 1);
        try {
            trainer(clock).build().train(train, validation).close();
            throw new IllegalStateException("It was not cancelled.");
        } catch (CancellationException expected) {
            return clock.stepsPerSecond() * point.batch();
        }
    }

    /**
     * What was timed.
     *
     * @param time in the unit that is said with it
     * @param isWhole whether its steps were waited for to the last, and not reckoned from the first
     */
    record Timed(double time, boolean isWhole) {}

    /** Returns the seconds of a training of one epoch, with all that comes before and after its steps, of which it waits for so many seconds at most. */
    Timed epoch(double longest) {
        Clock clock = new Clock(longest, Integer.MAX_VALUE);
        long begin = System.nanoTime();
        try {
            trainer(clock).epochs(1).build().train(train, validation).close();
            return new Timed(secondsSince(begin), true);
        } catch (CancellationException expected) {
            double before = (clock.first - begin) / 1e9;
            return new Timed(before + stepsOfAnEpoch() / clock.stepsPerSecond() + secondsOfFingerprint(), false);
        }
    }

    // The largest part of what follows the last step.
    private double secondsOfFingerprint() {
        long begin = System.nanoTime();
        return train.fingerprint().isEmpty() ? Double.NaN : secondsSince(begin);
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private int stepsOfAnEpoch() {
        return (train.size() - 1) / point.batch() + 1;
    }

    private SequenceTrainerBuilder trainer(Clock clock) {
        return trainer().cancelWhen(clock).stepProgress(told -> clock.start());
    }

    private SequenceTrainerBuilder trainer() {
        return SequenceTrainer.builder()
                .hiddenSize(point.hidden())
                .batchSize(point.batch())
                .optimizer(OptimizerChoice.ADAM);
    }

    /** Is asked before each step, also by what a trainer tries before its first epoch, which does not count. */
    private static final class Clock implements BooleanSupplier {

        private static final int WARM_UP = 2;
        private static final int FEWEST = 3;

        private final double seconds;
        private final int most;
        private boolean isStarted;
        private int asked;
        private long first;
        private long begin;
        private long end;

        Clock(double seconds, int most) {
            this.seconds = seconds;
            this.most = most;
        }

        /** Takes note that the first epoch has begun. */
        void start() {
            isStarted = true;
        }

        @Override
        public boolean getAsBoolean() {
            if (!isStarted) {
                return false;
            }
            end = System.nanoTime();
            first = asked == 0 ? end : first;
            begin = asked == WARM_UP ? end : begin;
            boolean isEnough = asked >= WARM_UP + FEWEST && (end - begin) / 1e9 >= seconds;
            if (isEnough || asked == most) {
                return true;
            }
            asked++;
            return false;
        }

        double stepsPerSecond() {
            return (asked - WARM_UP) / ((end - begin) / 1e9);
        }
    }
}
