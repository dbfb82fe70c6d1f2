package org.seqwise.nn;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The turn to record for a gradient. One engine records for one thread at a time in the whole JVM: whoever opens a gradient collector, to
 * train or to explain, waits here for those before.
 */
public final class RecordingTurn {

    private static final Lock TURN = new ReentrantLock(true);

    private RecordingTurn() {}

    /** Waits for the turn, works, and passes it on. */
    public static <T> T take(Supplier<T> work) {
        TURN.lock();
        try {
            return work.get();
        } finally {
            TURN.unlock();
        }
    }
}
