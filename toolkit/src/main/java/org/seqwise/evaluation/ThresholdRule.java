package org.seqwise.evaluation;

import java.math.BigDecimal;
import org.seqwise.data.InvalidInputException;

/**
 * How to find the threshold at or above which a probability is called 1: a fixed number, or the best cut of validation scores. Choose on
 * data that the figures are not taken from.
 */
public sealed interface ThresholdRule permits BestCut, FixedThreshold {

    /**
     * Reads a rule.
     *
     * @param text {@code best-f1}, {@code best-accuracy}, {@code youden}, or a number in [0, 1]
     * @throws InvalidInputException if it is none of these
     */
    static ThresholdRule parse(String text) {
        return switch (text) {
            case "best-f1" -> bestF1();
            case "best-accuracy" -> bestAccuracy();
            case "youden" -> youden();
            default -> parseNumber(text);
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

    /** Returns the text that {@link #parse} reads as this rule. */
    String name();

    private static ThresholdRule parseNumber(String text) {
        try {
            // Unlike Double.parseDouble, this takes neither "NaN" nor "0.5f".
            double threshold = new BigDecimal(text).doubleValue();
            if (threshold >= 0 && threshold <= 1) {
                return fixed(threshold);
            }
        } catch (NumberFormatException e) {
            // Neither a name nor a number: the message below fits both.
        }
        throw new InvalidInputException("threshold rule (" + text
                + ") must be best-f1, best-accuracy, youden or a number in [0, 1]. Maybe best-f1, or 0.5.");
    }
}
