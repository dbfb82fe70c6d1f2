package org.seqwise.examples;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a training end by itself when the process is told to end, by SIGINT (Ctrl-C) or SIGTERM: the virtual machine waits until this is closed,
 * and then exits with 130 or 143, as it does on those signals.
 */
final class StopSignal implements AutoCloseable {

    /** What a command returns whose training was ended; the process then ends with the signal's own code. */
    static final int EXIT_CODE = 130;

    // A step, the validation at the end of an epoch and a checkpoint take seconds as a rule; what hangs must not hold a
    // machine back from shutting down.
    private static final long MOST_SECONDS = 120;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await, "end of the process");
    private volatile boolean isGiven;

    private StopSignal() {}

    /** Begins to listen. */
    static StopSignal listen() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Returns whether the process was told to end. */
    boolean isGiven() {
        return isGiven;
    }

    private void await() {
        isGiven = true;
        try {
            if (!closed.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("seqwise: the training did not end in " + MOST_SECONDS + " s; it is cut off.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the process end, if it was told to. */
    @Override
    public void close() {
        closed.countDown();
        if (!isGiven) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The signal came this very moment; the hook has nothing to wait for.
                closed.countDown();
            }
        }
    }
}
