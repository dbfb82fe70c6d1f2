package org.seqwise.reference;

/**
 * The loss of one logit x in float64: binary cross-entropy with a weight for each class and smoothed labels, and with gamma above 0 the focal
 * loss (Lin et al. 2017, equation 5):
 *
 * <pre>
 * positiveWeight s (1 - p)^gamma softplus(-x) + negativeWeight (1 - s) p^gamma softplus(x)
 * p = sigmoid(x)    s = y (1 - labelSmoothing) + labelSmoothing / 2
 * </pre>
 *
 * @param positiveWeight what a 1 counts
 * @param negativeWeight what a 0 counts
 * @param labelSmoothing in [0, 1)
 * @param gamma how much sure sequences fade; 0 for cross-entropy
 */
public record ReferenceLoss(double positiveWeight, double negativeWeight, double labelSmoothing, double gamma) {

    /** Returns weighted binary cross-entropy. */
    public static ReferenceLoss crossEntropy(double positiveWeight, double negativeWeight) {
        return new ReferenceLoss(positiveWeight, negativeWeight, 0, 0);
    }

    /** Returns the loss of a logit whose label is 0 or 1. */
    public double loss(double logit, int label) {
        return positives(label) * oneSided(-logit) + negatives(label) * oneSided(logit);
    }

    /** Returns the loss's derivative by the logit. */
    public double gradient(double logit, int label) {
        return negatives(label) * slope(logit) - positives(label) * slope(-logit);
    }

    /** Returns what the largest rounding error of a loss grows with. */
    public double scale(int label) {
        return (positives(label) + negatives(label)) * (1 + gamma);
    }

    private double positives(int label) {
        return positiveWeight * (label * (1 - labelSmoothing) + labelSmoothing / 2);
    }

    private double negatives(int label) {
        return negativeWeight * (1 - label * (1 - labelSmoothing) - labelSmoothing / 2);
    }

    /** {@code -p^gamma * ln(1 - p)}, the loss of a 0. */
    private double oneSided(double x) {
        return Math.pow(Vectors.sigmoid(x), gamma) * softPlus(x);
    }

    private double slope(double x) {
        double p = Vectors.sigmoid(x);
        return Math.pow(p, gamma) * (gamma * Vectors.sigmoid(-x) * softPlus(x) + p);
    }

    private static double softPlus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}
