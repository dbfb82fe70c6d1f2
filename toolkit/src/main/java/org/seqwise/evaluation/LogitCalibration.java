package org.seqwise.evaluation;

import org.seqwise.data.InvalidInputException;

/**
 * A line through the log-odds: sigmoid(slope * logit(p) + intercept). With both free it is Platt's scaling (1999, <i>Probabilistic outputs for
 * support vector machines and comparisons to regularized likelihood methods</i>), without intercept temperature scaling, of temperature 1 /
 * slope (Guo et al., 2017, <i>On calibration of modern neural networks</i>, section 4.2).
 *
 * @param slope positive and finite; below 1 the probabilities were too certain
 * @param intercept finite; above 0 they were too low
 */
public record LogitCalibration(double slope, double intercept) implements Calibrator {

    private static final double HIGHEST_BELOW_ONE = Math.nextDown(1.0);

    /**
     * Checks the line.
     *
     * @throws InvalidInputException if it does not rise or is not finite
     */
    public LogitCalibration {
        InvalidInputException.require(
                slope > 0 && slope < Double.POSITIVE_INFINITY,
                "The slope of a calibration (%s) must be positive and finite; 1 changes nothing.",
                slope);
        InvalidInputException.require(
                Double.isFinite(intercept),
                "The intercept of a calibration (%s) must be finite; 0 changes nothing.",
                intercept);
    }

    @Override
    public double calibrated(double probability) {
        return Logits.probability(slope * logOdds(probability) + intercept, 1);
    }

    /**
     * Returns the log-odds of a probability, with all the digits of one near 0. Those of 0 and of 1 are finite: what the nearest numbers of double
     * precision have, -744.4 and 36.7.
     */
    static double logOdds(double probability) {
        double inside = Math.max(Double.MIN_VALUE, Math.min(HIGHEST_BELOW_ONE, probability));
        return Math.log(inside) - Math.log1p(-inside);
    }
}
