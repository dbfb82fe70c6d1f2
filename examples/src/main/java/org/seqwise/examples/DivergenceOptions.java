package org.seqwise.examples;

import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.InvalidInputException;
import org.seqwise.training.DivergenceRule;
import picocli.CommandLine.Option;

/** What happens when the loss is NaN. */
final class DivergenceOptions {

    private static final String ROLLBACK = "rollback";

    @Option(
            names = "--on-divergence",
            defaultValue = "fail",
            paramLabel = "fail|rollback",
            description =
                    "When the loss becomes NaN: end with an error, or go back to the best weights with half the rate"
                            + " (${DEFAULT-VALUE}).")
    private String onDivergence = "fail";

    @Option(
            names = "--most-rollbacks",
            paramLabel = "K",
            description = "After how many rollbacks it is an error all the same (3).")
    private @Nullable Integer mostRollbacks;

    void applyTo(SequenceTrainerBuilder builder) {
        boolean rollsBack = onDivergence.equals(ROLLBACK);
        InvalidInputException.require(
                rollsBack || onDivergence.equals("fail"),
                "--on-divergence (%s) must be fail or rollback.",
                onDivergence);
        InvalidInputException.require(
                rollsBack || mostRollbacks == null,
                "--most-rollbacks (%s) needs --on-divergence rollback beside it.",
                mostRollbacks);
        if (rollsBack) {
            builder.onDivergence(DivergenceRule.rollback(
                    mostRollbacks == null ? DivergenceRule.DEFAULT_MOST_ROLLBACKS : mostRollbacks));
        }
    }
}
