package org.seqwise.evaluation;

import org.seqwise.data.InvalidInputException;

/**
 * The rule that makes the errors on validation scores cost the least.
 *
 * @param falsePositive what it costs to call a 0 a 1, not negative
 * @param falseNegative what it costs to call a 1 a 0, not negative
 */
record LeastCost(double falsePositive, double falseNegative) implements ThresholdRule {

    static final String PREFIX = "costs=";

    LeastCost {
        require(falsePositive, "false positive");
        require(falseNegative, "false negative");
        InvalidInputException.require(
                falsePositive + falseNegative > 0, "The costs are both 0; one of them must be positive.");
        falsePositive += 0.0;
        falseNegative += 0.0;
    }

    private static void require(double cost, String what) {
        InvalidInputException.require(
                cost >= 0 && cost < Double.POSITIVE_INFINITY,
                "The cost of a %s (%s) must not be negative, and finite.",
                what,
                cost);
    }

    @Override
    public double choose(Scores validation) {
        return RankedScores.of(validation)
                .bestThreshold(matrix -> -(falsePositive * matrix.fp() + falseNegative * matrix.fn()));
    }

    @Override
    public double meanCost(ConfusionMatrix errors) {
        return errors.meanCost(falsePositive, falseNegative);
    }

    @Override
    public String name() {
        return PREFIX + falsePositive + ":" + falseNegative;
    }

    @Override
    public String toString() {
        return name();
    }
}
