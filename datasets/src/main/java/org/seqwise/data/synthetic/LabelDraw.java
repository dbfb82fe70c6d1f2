package org.seqwise.data.synthetic;

import java.util.Random;

/** Labels out of logits. */
final class LabelDraw {

    private LabelDraw() {}

    /**
     * Returns the probabilities {@code sigmoid(bias + logit)}, with the bias that gives them the wanted mean.
     *
     * @param logits one a sequence
     * @param rate the mean, in (0, 1)
     */
    static double[] probabilities(double[] logits, double rate) {
        double bias = biasFor(logits, rate);
        double[] probabilities = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = probability(bias, logits[i]);
        }
        return probabilities;
    }

    /** Finds the bias by halving. */
    private static double biasFor(double[] logits, double rate) {
        double low = -50;
        double high = 50;
        for (int i = 0; i < 60; i++) {
            double bias = (low + high) / 2;
            double sum = 0;
            for (double logit : logits) {
                sum += probability(bias, logit);
            }
            if (sum < rate * logits.length) {
                low = bias;
            } else {
                high = bias;
            }
        }
        return (low + high) / 2;
    }

    private static double probability(double bias, double logit) {
        return 1 / (1 + Math.exp(-(bias + logit)));
    }

    /** Draws a label from each probability of a 1. */
    static int[] labels(double[] probabilities, Random random) {
        int[] labels = new int[probabilities.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextDouble() < probabilities[i] ? 1 : 0;
        }
        return labels;
    }
}
