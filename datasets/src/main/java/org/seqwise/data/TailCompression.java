package org.seqwise.data;

import java.util.Arrays;

/**
 * Draws in the tails of one feature: {@code asinh((x - center) / width)}, which is nearly a line within a width of the center and grows as
 * a logarithm beyond (Johnson 1949, the unbounded system; Burbidge, Magee and Robb 1988). It keeps the order of the values and their signs
 * about the center, and does the same in any unit. A width of 0 means that values stay as they are.
 *
 * @param center the median in training
 * @param width the median distance from the center of the training values that are not the center, or 0
 */
record TailCompression(double center, double width) {

    static final TailCompression NONE = new TailCompression(0, 0);

    // The fourth standardized moment of an exponential distribution; of a normal one it is 3.
    private static final double HEAVY = 9;

    /**
     * Returns what the tails of a feature ask for: nothing, unless they are heavier than those of an exponential distribution.
     *
     * @param values of every feature, step after step
     * @param feature which one, in [0, features)
     * @param features how many there are
     */
    static TailCompression fit(float[] values, int feature, int features) {
        // Written so that NaN, of a feature that never changes, is not heavy.
        if (!(Moments.of(values, feature, features, NONE).kurtosis() > HEAVY)) {
            return NONE;
        }
        float[] sorted = new float[values.length / features];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = values[i * features + feature];
        }
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        return new TailCompression(median, medianDistance(sorted, median));
    }

    // Where more than half of the values are the same, often 0, the plain median of the distances would be 0.
    private static double medianDistance(float[] values, double center) {
        double[] distances = new double[values.length];
        int count = 0;
        for (float value : values) {
            if (value != center) {
                distances[count++] = Math.abs(value - center);
            }
        }
        Arrays.sort(distances, 0, count);
        return distances[count / 2];
    }

    /** Returns the value with its tail drawn in, in widths; or the value itself if the width is 0. */
    double compress(double value) {
        return width == 0 ? value : asinh((value - center) / width);
    }

    private static double asinh(double x) {
        double size = Math.abs(x);
        // The textbook's log(x + sqrt(x * x + 1)) loses small values to rounding.
        return Math.copySign(Math.log1p(size + size * size / (1 + Math.sqrt(size * size + 1))), x);
    }
}
