package org.seqwise.reference;

import java.util.Arrays;
import java.util.List;

/** Several poolings of the same sequence, one after the other. */
record PooledTogether(List<Pooled> parts) implements Pooled {

    @Override
    public double[] values() {
        return parts.stream().map(Pooled::values).reduce(new double[0], Vectors::concatenated);
    }

    @Override
    public double[][] backward(double[] dValues, Gradients gradients) {
        double[][] sum = parts.get(0).backward(share(dValues, 0), gradients);
        for (int part = 1; part < parts.size(); part++) {
            double[][] others = parts.get(part).backward(share(dValues, part), gradients);
            for (int t = 0; t < sum.length; t++) {
                Vectors.add(sum[t], others[t]);
            }
        }
        return sum;
    }

    /** Returns one part's share of the gradient; the parts are of equal width. */
    private double[] share(double[] dValues, int part) {
        int width = dValues.length / parts.size();
        return Arrays.copyOfRange(dValues, part * width, (part + 1) * width);
    }
}
