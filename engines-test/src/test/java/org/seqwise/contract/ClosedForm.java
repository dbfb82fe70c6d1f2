package org.seqwise.contract;

/** The loss of one logit in float64: weighted binary cross-entropy with smoothed labels, and where gamma is above 0, focal loss. */
record ClosedForm(double positiveWeight, double negativeWeight, double labelSmoothing, double gamma) {

    static double loss(double logit, int label, double positiveWeight, double negativeWeight) {
        return new ClosedForm(positiveWeight, negativeWeight, 0, 0).loss(logit, label);
    }

    double loss(double logit, int label) {
        return positives(label) * oneSided(-logit) + negatives(label) * oneSided(logit);
    }

    double gradient(double logit, int label) {
        return negatives(label) * slope(logit) - positives(label) * slope(-logit);
    }

    /** Returns what the largest rounding error of a loss grows with. */
    double scale(int label) {
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
        return Math.pow(sigmoid(x), gamma) * softPlus(x);
    }

    private double slope(double x) {
        double p = sigmoid(x);
        return Math.pow(p, gamma) * (gamma * sigmoid(-x) * softPlus(x) + p);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double softPlus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}
