package org.seqwise.reference;

/**
 * {@link Pooling#ATTENTION}.
 *
 * @param outputs (steps, w), as they were read
 * @param keys (steps, w), tanh(K h_t + k)
 * @param shares (steps), the softmax of the scores
 */
record PooledAttention(
        Affine affine, double[] query, double[][] outputs, double[][] keys, double[] shares, double[] values)
        implements Pooled {

    static PooledAttention of(Affine affine, double[] query, double[][] outputs) {
        double[][] keys = new double[outputs.length][];
        double[] scores = new double[outputs.length];
        for (int t = 0; t < outputs.length; t++) {
            keys[t] = Vectors.tanh(affine.forward(outputs[t]));
            scores[t] = Vectors.dot(query, keys[t]);
        }
        double[] shares = Vectors.softmax(scores);
        double[] values = new double[query.length];
        for (int t = 0; t < outputs.length; t++) {
            Vectors.addScaled(values, shares[t], outputs[t]);
        }
        return new PooledAttention(affine, query, outputs, keys, shares, values);
    }

    @Override
    public double[][] backward(double[] dValues, Gradients gradients) {
        double[] dQuery = gradients.of("attention_query");
        // d(sum_s a_s v.h_s) / d score_t = a_t (v.h_t - sum_s a_s v.h_s), and that sum is v.values.
        double average = Vectors.dot(dValues, values);
        double[][] dOutputs = new double[outputs.length][];
        for (int t = 0; t < outputs.length; t++) {
            double dScore = shares[t] * (Vectors.dot(dValues, outputs[t]) - average);
            Vectors.addScaled(dQuery, dScore, keys[t]);
            dOutputs[t] = affine.backward(outputs[t], dBeforeTanh(dScore, keys[t]), gradients);
            Vectors.addScaled(dOutputs[t], shares[t], dValues);
        }
        return dOutputs;
    }

    private double[] dBeforeTanh(double dScore, double[] key) {
        double[] gradient = new double[key.length];
        for (int j = 0; j < key.length; j++) {
            gradient[j] = dScore * query[j] * (1 - key[j] * key[j]);
        }
        return gradient;
    }
}
