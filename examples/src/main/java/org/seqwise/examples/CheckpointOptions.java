package org.seqwise.examples;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.training.CheckpointPlan;
import picocli.CommandLine.Option;

/** How a training survives the end of its process. */
final class CheckpointOptions {

    static final String RESUME = "--resume";

    private static final double NANOSECONDS_A_MINUTE = 60e9;

    @Option(
            names = "--checkpoint",
            paramLabel = "DIR",
            description = "Put the training down there while it runs, on Ctrl-C, and at its end.")
    private @Nullable Path folder;

    @Option(
            names = "--checkpoint-minutes",
            paramLabel = "X",
            description = "How often (5, unless --checkpoint-steps is given).")
    private @Nullable Double minutes;

    @Option(names = "--checkpoint-steps", paramLabel = "N", description = "How often, by steps; both may be given.")
    private @Nullable Integer steps;

    @Option(names = "--keep-checkpoints", paramLabel = "N", description = "How many of the latest are kept (3).")
    private @Nullable Integer keep;

    @Option(
            names = RESUME,
            description = "Go on from the newest in --checkpoint, to the same weights; begin if there is none.")
    private boolean resume;

    /** Returns where and how often, null for never. */
    @Nullable
    CheckpointPlan plan() {
        if (folder == null) {
            requireFolder("--checkpoint-minutes", minutes);
            requireFolder("--checkpoint-steps", steps);
            requireFolder("--keep-checkpoints", keep);
            InvalidInputException.require(!resume, "--resume needs --checkpoint, the folder to go on from.");
            return null;
        }
        InvalidInputException.require(
                minutes == null || (minutes > 0 && Double.isFinite(minutes)),
                "--checkpoint-minutes (%s) must be positive and finite.",
                minutes);
        InvalidInputException.require(steps == null || steps > 0, "--checkpoint-steps (%s) must be positive.", steps);
        return new CheckpointPlan(
                folder, steps == null ? 0 : steps, every(), keep == null ? CheckpointPlan.DEFAULT_KEEP : keep, resume);
    }

    /** Refuses a folder that the model would take the place of, or that would be in the model's way. */
    void requireBeside(@Nullable Path model) {
        InvalidInputException.require(
                folder == null || model == null || apart(folder, model),
                "--checkpoint (%s) and --out (%s) must not lie within each other. Maybe name another folder.",
                folder,
                model);
    }

    private static boolean apart(Path one, Path other) {
        Path first = one.toAbsolutePath().normalize();
        Path second = other.toAbsolutePath().normalize();
        return !first.startsWith(second) && !second.startsWith(first);
    }

    private @Nullable Duration every() {
        if (minutes != null) {
            return Duration.ofNanos((long) Math.ceil(minutes * NANOSECONDS_A_MINUTE));
        }
        return steps == null ? CheckpointPlan.DEFAULT_EVERY : null;
    }

    private static void requireFolder(String option, @Nullable Object value) {
        InvalidInputException.require(value == null, "%s (%s) needs --checkpoint beside it.", option, value);
    }
}
