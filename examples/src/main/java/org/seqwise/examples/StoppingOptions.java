package org.seqwise.examples;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.InvalidInputException;
import org.seqwise.evaluation.Metric;
import picocli.CommandLine.Option;

/** When the training ends, and which epoch is kept. */
final class StoppingOptions {

    private static final double NANOSECONDS_A_MINUTE = 60e9;

    @Option(names = "--epochs", defaultValue = "100", description = "Most passes over the data (${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--max-minutes",
            paramLabel = "X",
            description = "Most time; the best epoch so far is kept (no limit).")
    private @Nullable Double maxMinutes;

    @Option(
            names = "--patience",
            defaultValue = "10",
            description = "Epochs without progress before it stops (${DEFAULT-VALUE}).")
    private int patience;

    @Option(
            names = "--best-by",
            defaultValue = "log-loss",
            paramLabel = "log-loss|roc-auc|pr-auc|f1|accuracy|brier",
            description =
                    "What chooses the epoch to keep on the validation part, f1 and accuracy at their best threshold"
                            + " (${DEFAULT-VALUE}).")
    private String bestBy = "log-loss";

    @Option(
            names = "--min-improvement",
            defaultValue = "0.002",
            paramLabel = "X",
            description =
                    "What progress is: the share of that loss, or of what that figure lacks to 1 (${DEFAULT-VALUE}).")
    private double minImprovement;

    int epochs() {
        return epochs;
    }

    void applyTo(SequenceTrainerBuilder builder) {
        builder.epochs(epochs).patience(patience).bestBy(Metric.of(bestBy)).minImprovement(minImprovement);
        if (maxMinutes != null) {
            InvalidInputException.require(
                    maxMinutes > 0 && Double.isFinite(maxMinutes),
                    "--max-minutes (%s) must be positive and finite.",
                    maxMinutes);
            builder.maxDuration(Duration.ofNanos((long) Math.ceil(maxMinutes * NANOSECONDS_A_MINUTE)));
        }
    }
}
