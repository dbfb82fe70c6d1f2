package org.seqwise.data.synthetic;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/** The healthy exhibit, and those whose labels are drawn as its are but whose values are not as they were. */
final class FaultyValues {

    /** By how much the logit grows with one standard deviation of what the steps say: the best possible AUC is 0.95. */
    static final double GAIN = 4;

    private static final double UNSCALED_FIRST = 0.0003;
    private static final double UNSCALED_SECOND = 0.0002;
    private static final double SHARE_OF_IDLE = 0.3;
    private static final double SHIFT = 3 * HealthySteps.FIRST_SPREAD;

    private FaultyValues() {}

    /** Returns the true probabilities where the answer is what peaked shortly before the end. */
    static double[] probabilities(HealthySteps steps, double rate) {
        return LabelDraw.probabilities(
                Arrays.stream(steps.peaks()).map(peak -> GAIN * peak).toArray(), rate);
    }

    private static double[] probabilities(HealthySteps steps) {
        return probabilities(steps, QuestionSequences.POSITIVE_RATE);
    }

    static Exhibit healthy(int size, Random random) {
        HealthySteps steps = HealthySteps.draw(size, random);
        double[] truth = probabilities(steps);
        return new Draft(steps.rows(), LabelDraw.labels(truth, random)).timed().known(truth, Map.of());
    }

    static Exhibit paddingComputed(int size, Random random) {
        HealthySteps steps = HealthySteps.draw(size, random);
        double[] truth = probabilities(steps);
        float[][][] padded = frontPadded(steps.rows());
        double share = share(padded);
        standardize(padded);
        return new Draft(padded, LabelDraw.labels(truth, random)).array(truth, Map.of("paddingShare", share));
    }

    private static float[][][] frontPadded(float[][][] rows) {
        float[][][] padded = new float[rows.length][HealthySteps.LONGEST][rows[0][0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, padded[i], HealthySteps.LONGEST - rows[i].length, rows[i].length);
        }
        return padded;
    }

    /** Returns the share of rows that are zero. */
    private static double share(float[][][] rows) {
        return Arrays.stream(rows)
                .flatMap(Arrays::stream)
                .mapToInt(row -> Arrays.equals(row, new float[row.length]) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    /** Scales each feature to mean 0 and variance 1 over all rows, those of padding too, as a scaler of flattened arrays does. */
    private static void standardize(float[][][] rows) {
        float[][] all = Arrays.stream(rows).flatMap(Arrays::stream).toArray(float[][]::new);
        for (int f = 0; f < all[0].length; f++) {
            int feature = f;
            double mean = Arrays.stream(all)
                    .mapToDouble(row -> row[feature])
                    .average()
                    .orElseThrow();
            double variance = Arrays.stream(all)
                    .mapToDouble(row -> (row[feature] - mean) * (row[feature] - mean))
                    .average()
                    .orElseThrow();
            for (float[] row : all) {
                row[f] = (float) ((row[f] - mean) / Math.sqrt(variance));
            }
        }
    }

    static Exhibit unscaled(int size, Random random) {
        HealthySteps steps = HealthySteps.draw(size, random);
        double[] truth = probabilities(steps);
        for (float[][] sequence : steps.rows()) {
            for (float[] row : sequence) {
                row[0] = drawnIn(row[0], HealthySteps.FIRST, UNSCALED_FIRST / HealthySteps.FIRST_SPREAD);
                row[1] = drawnIn(row[1], HealthySteps.SECOND, UNSCALED_SECOND / HealthySteps.SECOND_SPREAD);
            }
        }
        return new Draft(steps.rows(), LabelDraw.labels(truth, random))
                .known(truth, Map.of("firstSpread", UNSCALED_FIRST, "secondSpread", UNSCALED_SECOND));
    }

    private static float drawnIn(float value, double about, double factor) {
        return (float) (about + factor * (value - about));
    }

    static Exhibit zerosTakenForPadding(int size, Random random) {
        HealthySteps steps = HealthySteps.draw(size, HealthySteps.LONGEST, random);
        for (int i = 0; i < size; i++) {
            // Never the last: a reader that finds zeros on one side alone takes them for padding without a question.
            for (int t = 0; t < HealthySteps.LONGEST - 1; t++) {
                if (random.nextDouble() < SHARE_OF_IDLE) {
                    steps.silence(i, t);
                }
            }
        }
        double[] truth = probabilities(steps);
        return new Draft(steps.rows(), LabelDraw.labels(truth, random))
                .array(truth, Map.of("zeroShare", share(steps.rows())));
    }

    static Exhibit constantFeature(int size, Random random) {
        HealthySteps steps = HealthySteps.draw(size, random);
        int[] labels = LabelDraw.labels(probabilities(steps), random);
        for (float[][] sequence : steps.rows()) {
            for (float[] row : sequence) {
                row[0] = (float) HealthySteps.FIRST;
            }
        }
        return new Draft(steps.rows(), labels).unknown(Map.of("value", HealthySteps.FIRST));
    }

    static Exhibit drift(int size, Random random) {
        HealthySteps steps = HealthySteps.draw(size, random);
        int[] labels = LabelDraw.labels(probabilities(steps), random);
        for (int i = 0; i < size; i++) {
            double age = (double) i / (size - 1);
            for (float[] row : steps.rows()[i]) {
                row[0] = drawnIn(row[0], HealthySteps.FIRST, 1 - age) + (float) (age * SHIFT);
            }
        }
        return new Draft(steps.rows(), labels).timed().unknown(Map.of("shift", SHIFT));
    }
}
