package org.seqwise.training;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/**
 * Where and how often a training is put down while it runs, so that it survives the end of its process.
 *
 * @param folder of the checkpoints alone
 * @param everySteps after how many steps, 0 for not by steps
 * @param every after how much time, null for not by time
 * @param keep how many of the latest are kept, positive
 * @param resume whether the training goes on from the newest in the folder; if there is none, it begins. Without it, a folder that holds
 *     checkpoints is refused
 */
public record CheckpointPlan(
        Path folder, int everySteps, @Nullable Duration every, int keep, boolean resume) {

    /** How much time passes between checkpoints unless stated. */
    public static final Duration DEFAULT_EVERY = Duration.ofMinutes(5);

    /** How many are kept unless stated. */
    public static final int DEFAULT_KEEP = 3;

    /** Checks every range. */
    public CheckpointPlan {
        InvalidInputException.require(
                everySteps >= 0, "everySteps (%d) must be positive, or 0 for not by steps.", everySteps);
        InvalidInputException.require(
                every == null || every.compareTo(Duration.ZERO) > 0, "every (%s) must be positive.", every);
        InvalidInputException.require(keep > 0, "keep (%d) must be positive.", keep);
    }

    /** Returns the plan of a checkpoint every five minutes of which three are kept, in a folder that has none. */
    public static CheckpointPlan in(Path folder) {
        return new CheckpointPlan(folder, 0, DEFAULT_EVERY, DEFAULT_KEEP, false);
    }

    /** Returns the same plan by steps, and by no time. */
    public CheckpointPlan everySteps(int steps) {
        InvalidInputException.require(steps > 0, "everySteps (%d) must be positive.", steps);
        return new CheckpointPlan(folder, steps, null, keep, resume);
    }

    /** Returns the same plan by time, and by no steps. */
    public CheckpointPlan every(Duration time) {
        return new CheckpointPlan(folder, 0, time, keep, resume);
    }

    /** Returns the same plan with so many kept. */
    public CheckpointPlan keep(int latest) {
        return new CheckpointPlan(folder, everySteps, every, latest, resume);
    }

    /** Returns the same plan, to go on from the newest checkpoint. */
    public CheckpointPlan resuming() {
        return new CheckpointPlan(folder, everySteps, every, keep, true);
    }

    /** Returns the same plan in another folder. */
    public CheckpointPlan within(Path other) {
        return new CheckpointPlan(other, everySteps, every, keep, resume);
    }
}
