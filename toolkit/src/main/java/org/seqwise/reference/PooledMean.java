package org.seqwise.reference;

import java.util.Arrays;

/** {@link Pooling#MEAN}. */
record PooledMean(double[] values, int steps) implements Pooled {

    static PooledMean of(double[][] outputs) {
        double[] sum = new double[outputs[0].length];
        for (double[] output : outputs) {
            Vectors.add(sum, output);
        }
        return new PooledMean(Vectors.scaled(1.0 / outputs.length, sum), outputs.length);
    }

    @Override
    public double[][] backward(double[] dValues, Gradients gradients) {
        double[][] dOutputs = new double[steps][];
        Arrays.setAll(dOutputs, t -> Vectors.scaled(1.0 / steps, dValues));
        return dOutputs;
    }
}
