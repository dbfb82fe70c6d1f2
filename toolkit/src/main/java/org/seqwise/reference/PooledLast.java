package org.seqwise.reference;

/** {@link Pooling#LAST}. */
record PooledLast(double[] values, int steps, int hiddenSize) implements Pooled {

    /** @param outputs (steps, hidden), or (steps, 2 hidden) where the second half is the backward direction's */
    static PooledLast of(double[][] outputs, int hiddenSize) {
        double[] values = outputs[outputs.length - 1].clone();
        for (int j = hiddenSize; j < values.length; j++) {
            values[j] = outputs[0][j];
        }
        return new PooledLast(values, outputs.length, hiddenSize);
    }

    @Override
    public double[][] backward(double[] dValues, Gradients gradients) {
        double[][] dOutputs = new double[steps][dValues.length];
        System.arraycopy(dValues, 0, dOutputs[steps - 1], 0, hiddenSize);
        // With one step both directions end at the same one.
        System.arraycopy(dValues, hiddenSize, dOutputs[0], hiddenSize, dValues.length - hiddenSize);
        return dOutputs;
    }
}
