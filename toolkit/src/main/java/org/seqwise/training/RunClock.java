package org.seqwise.training;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How long a training has taken, in all its processes. */
final class RunClock {

    private static final double NANOSECONDS = 1e9;

    private final LongSupplier clock;
    private final long begin;
    private final double secondsBefore;

    /**
     * @param clock nanoseconds from any origin
     * @param begin what it showed at the beginning here
     * @param secondsBefore how long the training took before that
     */
    RunClock(LongSupplier clock, long begin, double secondsBefore) {
        this.clock = clock;
        this.begin = begin;
        this.secondsBefore = secondsBefore;
    }

    long now() {
        return clock.getAsLong();
    }

    /** Returns the seconds since a moment that {@link #now} told. */
    double since(long moment) {
        return (clock.getAsLong() - moment) / NANOSECONDS;
    }

    double seconds() {
        return secondsBefore + since(begin);
    }

    boolean isOver(@Nullable Duration most) {
        return most != null && seconds() >= seconds(most);
    }

    static double seconds(Duration time) {
        return time.toSeconds() + time.toNanosPart() / NANOSECONDS;
    }
}
