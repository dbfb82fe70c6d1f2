package org.seqwise.data.synthetic;

import org.seqwise.data.Preprocessor;
import org.seqwise.data.Sequences;

/** Logistic regression on the mean of each feature over a sequence's steps: what can be known without the order of the steps. */
final class MeansRegression {

    private static final int ROUNDS = 300;

    private MeansRegression() {}

    /** Returns the logits of the sequences it was fitted on. */
    static double[] logits(Sequences sequences) {
        double[][] means = means(Preprocessor.fit(sequences).apply(sequences));
        double[] weights = new double[sequences.featureCount() + 1];
        double[] logits = new double[means.length];
        for (int round = 0; round < ROUNDS; round++) {
            double[] gradient = new double[weights.length];
            for (int i = 0; i < means.length; i++) {
                double error = 1 / (1 + Math.exp(-logits[i])) - sequences.label(i);
                for (int f = 0; f < weights.length; f++) {
                    gradient[f] += error * means[i][f];
                }
            }
            for (int f = 0; f < weights.length; f++) {
                weights[f] -= gradient[f] / means.length;
            }
            for (int i = 0; i < means.length; i++) {
                logits[i] = dot(weights, means[i]);
            }
        }
        return logits;
    }

    /** Returns the means of each sequence, and a 1 for the intercept. */
    private static double[][] means(Sequences sequences) {
        int width = sequences.featureCount();
        double[][] means = new double[sequences.size()][width + 1];
        for (int i = 0; i < means.length; i++) {
            means[i][width] = 1;
            for (float[] step : sequences.steps(i)) {
                for (int f = 0; f < width; f++) {
                    means[i][f] += step[f] / (double) sequences.stepCount(i);
                }
            }
        }
        return means;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int f = 0; f < one.length; f++) {
            sum += one[f] * other[f];
        }
        return sum;
    }
}
