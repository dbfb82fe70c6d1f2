package org.seqwise.nn;

import java.util.Random;

/** Draws of a mean of 0 and a variance of {@code scale / fan}, where the fan is how many numbers meet in one. */
final class VarianceScaling {

    // A standard normal draw's standard deviation once it is cut off at -2 and 2.
    private static final double TRUNCATED_DEVIATION = 0.8796256610342398;

    private VarianceScaling() {}

    static float[] uniform(int count, double scale, int fan, Random random) {
        double limit = Math.sqrt(3 * scale / fan);
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (float) ((2 * random.nextDouble() - 1) * limit);
        }
        return weights;
    }

    static float[] normal(int count, double scale, int fan, Random random) {
        double deviation = Math.sqrt(scale / fan) / TRUNCATED_DEVIATION;
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (float) (truncatedGaussian(random) * deviation);
        }
        return weights;
    }

    private static double truncatedGaussian(Random random) {
        double draw = random.nextGaussian();
        while (Math.abs(draw) > 2) {
            draw = random.nextGaussian();
        }
        return draw;
    }
}
