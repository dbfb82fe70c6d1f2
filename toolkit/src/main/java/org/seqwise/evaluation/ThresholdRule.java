package org.seqwise.evaluation;

import java.math.BigDecimal;
import org.seqwise.data.InvalidInputException;

/**
 * How to find the threshold at or above which a probability is called 1: a fixed number, or the best cut of validation scores. Choose on
 * data that the figures are not taken from.
 */
public sealed interface ThresholdRule permits BestCut, FixedThreshold, LeastCost, RequiredRate {

    /**
     * Reads a rule.
     *
     * @param text {@code best-f1}, {@code best-accuracy}, {@code youden}, {@code precision=0.9}, {@code recall=0.9}, {@code costs=1:20} (a
     *     false positive to a false negative), or a number in [0, 1]
     * @throws InvalidInputException if it is none of these
     */
    static ThresholdRule parse(String text) {
        return switch (text) {
            case "best-f1" -> bestF1();
            case "best-accuracy" -> bestAccuracy();
            case "youden" -> youden();
            default -> parseLevel(text);
        };
    }

    /** Returns the rule {@code best-f1}: the highest {@link ConfusionMatrix#f1()}; 0.5 where no label is 1. */
    static ThresholdRule bestF1() {
        return new BestCut(BestCut.Objective.F1);
    }

    /** Returns the rule {@code best-accuracy}: the highest {@link ConfusionMatrix#accuracy()}. */
    static ThresholdRule bestAccuracy() {
        return new BestCut(BestCut.Objective.ACCURACY);
    }

    /**
     * Returns the rule {@code youden}: the highest {@link ConfusionMatrix#youden()}, and so the highest balanced accuracy; 0.5 where the
     * labels are of one class.
     */
    static ThresholdRule youden() {
        return new BestCut(BestCut.Objective.YOUDEN);
    }

    /**
     * Returns the rule {@code precision=P}: the highest recall that has at least that precision; where none has, the highest precision, with
     * a warning.
     *
     * @param least the precision to keep, above 0, at most 1
     */
    static ThresholdRule precisionOf(double least) {
        return new RequiredRate(RequiredRate.Rate.PRECISION, least);
    }

    /**
     * Returns the rule {@code recall=R}: the highest precision that has at least that recall; 0.5 where no label is 1.
     *
     * @param least the recall to keep, above 0, at most 1
     */
    static ThresholdRule recallOf(double least) {
        return new RequiredRate(RequiredRate.Rate.RECALL, least);
    }

    /**
     * Returns the rule {@code costs=FP:FN}: the errors that cost the least together.
     *
     * @param falsePositive what it costs to call a 0 a 1, not negative
     * @param falseNegative what it costs to call a 1 a 0, not negative
     */
    static ThresholdRule costs(double falsePositive, double falseNegative) {
        return new LeastCost(falsePositive, falseNegative);
    }

    /**
     * Returns the rule that always chooses one number.
     *
     * @param threshold in [0, 1]
     * @throws InvalidInputException if it is out of range
     */
    static ThresholdRule fixed(double threshold) {
        return new FixedThreshold(threshold);
    }

    /**
     * Chooses the threshold.
     *
     * @param validation scores that the model was not trained on
     * @return the threshold in [0, 1]
     */
    double choose(Scores validation);

    /** Returns what errors cost by this rule, a sequence in the mean; {@code NaN} where it names no costs. */
    default double meanCost(ConfusionMatrix errors) {
        return Double.NaN;
    }

    /** Returns the text that {@link #parse} reads as this rule. */
    String name();

    private static ThresholdRule parseLevel(String text) {
        try {
            for (RequiredRate.Rate rate : RequiredRate.Rate.values()) {
                if (text.startsWith(rate.prefix())) {
                    return new RequiredRate(
                            rate, number(text.substring(rate.prefix().length())));
                }
            }
            if (text.startsWith(LeastCost.PREFIX)) {
                String[] costs = text.substring(LeastCost.PREFIX.length()).split(":", -1);
                if (costs.length == 2) {
                    return costs(number(costs[0]), number(costs[1]));
                }
            }
            double threshold = number(text);
            if (threshold >= 0 && threshold <= 1) {
                return fixed(threshold);
            }
        } catch (NumberFormatException e) {
            // Neither a name nor a number: the message below fits both.
        }
        throw new InvalidInputException("threshold rule (" + text
                + ") must be best-f1, best-accuracy, youden, precision=P, recall=R, costs=FP:FN or a number in [0, 1]."
                + " Maybe best-f1, or 0.5.");
    }

    // Unlike Double.parseDouble, this takes neither "NaN" nor "0.5f".
    private static double number(String text) {
        return new BigDecimal(text).doubleValue();
    }
}
