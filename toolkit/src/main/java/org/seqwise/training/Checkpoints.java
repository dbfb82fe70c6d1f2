package org.seqwise.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a training down when its plan says so. Where that fails the training goes on, and says so once. */
final class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final CheckpointStore store;
    private final int everySteps;
    private final @Nullable Duration every;
    private final RunClock time;
    private int stepsSince;
    private long last;
    private boolean failed;
    private boolean hasAny;

    Checkpoints(CheckpointStore store, CheckpointPlan plan, RunClock time) {
        this.store = store;
        this.time = time;
        everySteps = plan.everySteps();
        every = plan.every();
        last = time.now();
    }

    /** Counts a step, and puts the training down if it is time to. */
    void afterStep(Supplier<Checkpoint> training) {
        stepsSince++;
        boolean isDueByTime = every != null && time.now() - last >= every.toNanos();
        if (isDueByTime || (everySteps > 0 && stepsSince >= everySteps)) {
            keep(training.get());
        }
    }

    /** Returns whether it was kept. */
    boolean keep(Checkpoint checkpoint) {
        // Else channels would close themselves under the writing.
        boolean interrupted = Thread.interrupted();
        try {
            store.keep(checkpoint);
            if (failed) {
                LOG.info("Checkpoints can be written to {} again.", store.place());
            }
            failed = false;
            hasAny = true;
        } catch (IOException | UncheckedIOException e) {
            if (!failed) {
                LOG.warn(
                        "The checkpoint of step {} could not be written to {} ({}). The training goes on, and tries again; the last good"
                                + " checkpoint stands.",
                        checkpoint.step(),
                        store.place(),
                        reason(e));
            }
            failed = true;
        } finally {
            stepsSince = 0;
            last = time.now();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return !failed;
    }

    private static String reason(Exception e) {
        Throwable root = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    /** Returns whether any was kept. */
    boolean hasAny() {
        return hasAny;
    }

    String place() {
        return store.place();
    }
}
