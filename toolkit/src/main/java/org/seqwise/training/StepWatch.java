package org.seqwise.training;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tells of the steps of an epoch now and then. It counts what is asked of the device and so waits for nothing. */
final class StepWatch {

    private static final double NANOSECONDS = 1e9;
    private static final long NANOSECONDS_BETWEEN = 100_000_000L;

    private final @Nullable Consumer<StepProgress> listener;
    private final LongSupplier clock;
    private final int epochs;
    private final int stepsPerEpoch;
    private int epoch;
    private int steps;
    private long sequences;
    private long begin;
    private long lastTold;

    /**
     * @param listener is told, null for nobody
     * @param clock nanoseconds from any origin, never falling
     * @param epochs the most there will be
     */
    StepWatch(@Nullable Consumer<StepProgress> listener, LongSupplier clock, int epochs, int stepsPerEpoch) {
        this.listener = listener;
        this.clock = clock;
        this.epochs = epochs;
        this.stepsPerEpoch = stepsPerEpoch;
    }

    /** Takes note of an epoch that begins, or is gone on with after some of its steps. */
    void begin(int number, int after) {
        epoch = number;
        steps = after;
        sequences = 0;
        if (listener != null) {
            begin = clock.getAsLong();
            tell(listener, begin);
        }
    }

    /** Takes note of one more step. */
    void step(int batchSize) {
        steps++;
        sequences += batchSize;
        if (listener == null) {
            return;
        }
        long now = clock.getAsLong();
        // The last of an epoch is told in any case, so that a bar gets full.
        if (steps == stepsPerEpoch || now - lastTold >= NANOSECONDS_BETWEEN) {
            tell(listener, now);
        }
    }

    private void tell(Consumer<StepProgress> listener, long now) {
        lastTold = now;
        double speed = now == begin ? 0 : sequences / ((now - begin) / NANOSECONDS);
        listener.accept(new StepProgress(epoch, epochs, steps, stepsPerEpoch, speed, 1, 1));
    }
}
