package org.seqwise.data.synthetic;

import java.util.Random;

/**
 * Steps with the features of the question on like scales, before anything is wrong with them: the first about 1.248 and the second about
 * 0.964, the third with true zeros and up to 7.8, the last two between 0.7 and 1.4.
 *
 * <p>Each step says {@code ((first - 1.248) / 0.3 - (second - 0.964) / 0.2) / sqrt(2)}, which has mean 0 and, since deviations beyond three
 * are cut to three, a variance just below 1. The other features say nothing. The values may be written to: faults are planted in them.
 */
final class HealthySteps {

    /** Steps of the longest sequence. */
    static final int LONGEST = QuestionSequences.TIME_STEPS;

    /** Steps of the shortest sequence: enough for all that {@link #peaks} looks at. */
    static final int SHORTEST = 6;

    /** What the first feature lies about. */
    static final double FIRST = 1.248;

    /** The standard deviation of the first feature. */
    static final double FIRST_SPREAD = 0.3;

    /** What the second feature lies about. */
    static final double SECOND = 0.964;

    /** The standard deviation of the second feature. */
    static final double SECOND_SPREAD = 0.2;

    private static final double SHARE_OF_ZEROS = 0.2;

    // What a step counts by how many steps ago it was: neither a mean, nor a slope, nor the first or the newest step
    // says anything of it.
    private static final double[] PEAK = {0, -0.5, 0.5, 0.5, -0.5};

    private final float[][][] rows;
    private final double[][] says;

    private HealthySteps(int size) {
        rows = new float[size][][];
        says = new double[size][];
    }

    /** Draws sequences of 6 to 10 steps, each length as often. */
    static HealthySteps draw(int size, Random random) {
        return draw(size, SHORTEST, random);
    }

    /**
     * Draws sequences of a stated shortest length to 10 steps, each length as often.
     *
     * @param shortest in [6, 10]
     */
    static HealthySteps draw(int size, int shortest, Random random) {
        HealthySteps drawn = new HealthySteps(size);
        for (int i = 0; i < size; i++) {
            int steps = shortest + random.nextInt(LONGEST - shortest + 1);
            drawn.rows[i] = new float[steps][QuestionSequences.FEATURES.size()];
            drawn.says[i] = new double[steps];
            for (int t = 0; t < steps; t++) {
                drawn.says[i][t] = fill(drawn.rows[i][t], random);
            }
        }
        return drawn;
    }

    private static double fill(float[] row, Random random) {
        double first = clipped(random.nextGaussian());
        double second = clipped(random.nextGaussian());
        double high = random.nextDouble();
        row[0] = (float) (FIRST + FIRST_SPREAD * first);
        row[1] = (float) (SECOND + SECOND_SPREAD * second);
        row[2] = random.nextDouble() < SHARE_OF_ZEROS ? 0f : (float) (1 + 6.8 * high * high);
        row[3] = (float) (0.7 + 0.7 * random.nextDouble());
        row[4] = (float) (0.7 + 0.7 * random.nextDouble());
        return (first - second) / Math.sqrt(2);
    }

    private static double clipped(double normal) {
        return Math.max(-3, Math.min(3, normal));
    }

    /** Puts a row of zeros in place of a step, which then says nothing. */
    void silence(int index, int step) {
        rows[index][step] = new float[rows[index][step].length];
        says[index][step] = 0;
    }

    /** Returns the values themselves, (sequences, steps, features), for a fault to be planted in. */
    float[][][] rows() {
        return rows;
    }

    /**
     * Returns, for each sequence, how far what its steps say peaked shortly before the end: {@code (-s1 + s2 + s3 - s4) / 2}, where {@code s2}
     * is what the step two before the newest says; of variance 1. Steps in another order say next to nothing.
     */
    double[] peaks() {
        double[] peaks = new double[says.length];
        for (int i = 0; i < peaks.length; i++) {
            for (int ago = 0; ago < PEAK.length; ago++) {
                peaks[i] += PEAK[ago] * says[i][says[i].length - 1 - ago];
            }
        }
        return peaks;
    }

    /** Returns, for each sequence, all that its steps say together, in whatever order, by the root of their number: variance 1. */
    double[] totals() {
        double[] totals = new double[says.length];
        for (int i = 0; i < totals.length; i++) {
            for (double said : says[i]) {
                totals[i] += said / Math.sqrt(says[i].length);
            }
        }
        return totals;
    }
}
