package org.seqwise.reference;

import java.util.Iterator;
import java.util.Map;

/**
 * The LSTM classifier in float64. Gates lie in the order input, forget, cell, output; a step is (Gers et al. 2000)
 *
 * <pre>
 * i, f, o = sigmoid(W x + b + U h + c)    g = tanh(W x + b + U h + c)    c' = f c + i g    h' = o tanh(c')
 * </pre>
 *
 * <p>and the logit is the head's product with the last h, plus its bias.
 */
public final class ReferenceLstm {

    private final int features;
    private final int hidden;
    private final double[] inputWeights;
    private final double[] recurrentWeights;
    private final double[] inputBias;
    private final double[] recurrentBias;
    private final double[] headWeights;
    private final double headBias;

    /**
     * @param features values a step
     * @param hidden numbers remembered
     * @param weights in the order of a block's parameters: input weights (4 hidden, features), recurrent weights (4 hidden, hidden),
     *     their two biases (4 hidden), the head's weights (1, hidden) and its bias (1)
     */
    public ReferenceLstm(int features, int hidden, Map<String, float[]> weights) {
        this.features = features;
        this.hidden = hidden;
        Iterator<float[]> next = weights.values().iterator();
        inputWeights = widened(next.next(), 4 * hidden * features);
        recurrentWeights = widened(next.next(), 4 * hidden * hidden);
        inputBias = widened(next.next(), 4 * hidden);
        recurrentBias = widened(next.next(), 4 * hidden);
        headWeights = widened(next.next(), hidden);
        headBias = widened(next.next(), 1)[0];
    }

    private static double[] widened(float[] weights, int length) {
        if (weights.length != length) {
            throw new IllegalArgumentException(weights.length + " weights where " + length + " belong.");
        }
        double[] wide = new double[length];
        for (int i = 0; i < length; i++) {
            wide[i] = weights[i];
        }
        return wide;
    }

    /**
     * Returns the logit of one sequence.
     *
     * @param steps (steps, features)
     */
    public double logit(float[][] steps) {
        double[] h = new double[hidden];
        double[] c = new double[hidden];
        for (float[] x : steps) {
            double[] z = preActivation(x, h);
            for (int j = 0; j < hidden; j++) {
                double input = sigmoid(z[j]);
                double forget = sigmoid(z[hidden + j]);
                double cell = Math.tanh(z[2 * hidden + j]);
                double output = sigmoid(z[3 * hidden + j]);
                c[j] = forget * c[j] + input * cell;
                h[j] = output * Math.tanh(c[j]);
            }
        }
        return headBias + dot(headWeights, 0, h);
    }

    private double[] preActivation(float[] x, double[] h) {
        double[] z = new double[4 * hidden];
        for (int row = 0; row < z.length; row++) {
            double sum = inputBias[row] + recurrentBias[row] + dot(recurrentWeights, row * hidden, h);
            for (int f = 0; f < features; f++) {
                sum += inputWeights[row * features + f] * x[f];
            }
            z[row] = sum;
        }
        return z;
    }

    private static double dot(double[] matrix, int from, double[] vector) {
        double sum = 0;
        for (int j = 0; j < vector.length; j++) {
            sum += matrix[from + j] * vector[j];
        }
        return sum;
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
