package org.seqwise.reference;

/**
 * {@link Pooling#MAX}. Where several steps hold the largest number, the first of them has the whole gradient.
 *
 * @param argmax (w), the step that each value is from
 */
record PooledMax(double[] values, int[] argmax, int steps) implements Pooled {

    static PooledMax of(double[][] outputs) {
        double[] values = outputs[0].clone();
        int[] argmax = new int[values.length];
        for (int t = 1; t < outputs.length; t++) {
            for (int j = 0; j < values.length; j++) {
                if (outputs[t][j] > values[j]) {
                    values[j] = outputs[t][j];
                    argmax[j] = t;
                }
            }
        }
        return new PooledMax(values, argmax, outputs.length);
    }

    @Override
    public double[][] backward(double[] dValues, Gradients gradients) {
        double[][] dOutputs = new double[steps][dValues.length];
        for (int j = 0; j < dValues.length; j++) {
            dOutputs[argmax[j]][j] = dValues[j];
        }
        return dOutputs;
    }
}
