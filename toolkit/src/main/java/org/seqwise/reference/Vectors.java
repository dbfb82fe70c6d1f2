package org.seqwise.reference;

import java.util.Arrays;

/** Arithmetic of float64 vectors. Nothing given is changed but where it says "adds". */
final class Vectors {

    private Vectors() {}

    /** Adds the second vector to the first. */
    static void add(double[] sum, double[] summand) {
        addScaled(sum, 1, summand);
    }

    /** Adds a multiple of the second vector to the first. */
    static void addScaled(double[] sum, double factor, double[] summand) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * summand[i];
        }
    }

    static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    static double[] scaled(double factor, double[] vector) {
        double[] scaled = new double[vector.length];
        addScaled(scaled, factor, vector);
        return scaled;
    }

    static double[] concatenated(double[] head, double[] tail) {
        double[] whole = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, whole, head.length, tail.length);
        return whole;
    }

    static double[] tanh(double[] vector) {
        return Arrays.stream(vector).map(Math::tanh).toArray();
    }

    /** Returns exp(x_i) over the sum of them all, less the largest x before so that nothing overflows. */
    static double[] softmax(double[] x) {
        double largest = Arrays.stream(x).max().orElse(0);
        double[] powers =
                Arrays.stream(x).map(value -> Math.exp(value - largest)).toArray();
        return scaled(1 / Arrays.stream(powers).sum(), powers);
    }

    static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
