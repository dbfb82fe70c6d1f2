package org.seqwise.examples;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.evaluation.ConfusionMatrix;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.ThresholdRule;
import picocli.CommandLine.Option;

/** What errors cost. */
final class CostOptions {

    @Option(
            names = "--cost-fp",
            paramLabel = "C",
            description = "What it costs to call a 0 a 1 (1 where only the other is given).")
    private @Nullable Double falsePositive;

    @Option(
            names = "--cost-fn",
            paramLabel = "C",
            description = "What it costs to call a 1 a 0 (1 where only the other is given).")
    private @Nullable Double falseNegative;

    private boolean areGiven() {
        return falsePositive != null || falseNegative != null;
    }

    private double falsePositive() {
        return falsePositive == null ? 1 : falsePositive;
    }

    private double falseNegative() {
        return falseNegative == null ? 1 : falseNegative;
    }

    /**
     * Returns the rule that a training is told.
     *
     * @param threshold what was said by {@code --threshold}, null for nothing
     * @param usual what it is where nothing was said
     */
    ThresholdRule rule(@Nullable String threshold, String usual) {
        InvalidInputException.require(
                threshold == null || !areGiven(),
                "--threshold (%s) and --cost-fp or --cost-fn exclude each other: costs choose the threshold. Leave one away.",
                threshold);
        return areGiven()
                ? ThresholdRule.costs(falsePositive(), falseNegative())
                : ThresholdRule.parse(threshold == null ? usual : threshold);
    }

    /** Refuses costs that are none. */
    void requireUsable() {
        if (areGiven()) {
            ThresholdRule.costs(falsePositive(), falseNegative());
        }
    }

    /** Prints what a model's errors cost, if that was said, beside what saying always 0 or always 1 would. */
    void print(Evaluation figures) {
        if (areGiven()) {
            int positives = figures.positives();
            int negatives = figures.n() - positives;
            System.out.printf(
                    Locale.ROOT,
                    "%-10s  %.4f a sequence at %s a false 1 and %s a false 0; always 0 costs %.4f, always 1 %.4f%n",
                    "cost",
                    cost(figures.confusion()),
                    falsePositive(),
                    falseNegative(),
                    cost(new ConfusionMatrix(0, 0, negatives, positives)),
                    cost(new ConfusionMatrix(positives, negatives, 0, 0)));
        }
    }

    private double cost(ConfusionMatrix matrix) {
        return matrix.meanCost(falsePositive(), falseNegative());
    }
}
