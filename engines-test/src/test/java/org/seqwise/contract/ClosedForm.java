package org.seqwise.contract;

/** The weighted binary cross-entropy of one logit in float64. */
final class ClosedForm {

    private ClosedForm() {}

    static double loss(double logit, int label, double positiveWeight, double negativeWeight) {
        return label == 1 ? positiveWeight * softPlus(-logit) : negativeWeight * softPlus(logit);
    }

    static double gradient(double logit, int label, double positiveWeight, double negativeWeight) {
        double sigmoid = 1 / (1 + Math.exp(-logit));
        return (label == 1 ? positiveWeight : negativeWeight) * (sigmoid - label);
    }

    private static double softPlus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}
