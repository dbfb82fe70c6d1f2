package org.seqwise.baseline;

/**
 * What a sequence is without the order of its steps, but for its ends and its trend: of each feature the mean, the deviation (with n below the
 * root), the least, the greatest, the first and the last value and the slope, and after those of all features the number of steps.
 */
final class Summaries implements Rows {

    static final int EACH = 7;

    @Override
    public int width(int featureCount) {
        return EACH * featureCount + 1;
    }

    @Override
    public void fill(float[] values, int steps, double[] row) {
        int features = row.length / EACH;
        for (int feature = 0; feature < features; feature++) {
            fill(values, features, steps, feature, row);
        }
        row[row.length - 1] = steps;
    }

    private static void fill(float[] values, int features, int steps, int feature, double[] row) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < steps; t++) {
            double value = values[t * features + feature];
            sum += value;
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        double mean = sum / steps;
        int to = EACH * feature;
        row[to] = mean;
        row[to + 1] = deviation(values, features, steps, feature, mean);
        row[to + 2] = least;
        row[to + 3] = greatest;
        row[to + 4] = values[feature];
        row[to + 5] = values[(steps - 1) * features + feature];
        row[to + 6] = slope(values, features, steps, feature);
    }

    private static double deviation(float[] values, int features, int steps, int feature, double mean) {
        double squares = 0;
        for (int t = 0; t < steps; t++) {
            double off = values[t * features + feature] - mean;
            squares += off * off;
        }
        return Math.sqrt(squares / steps);
    }

    /** Returns by how much the straight line of least squares rises with a step, 0 for a single step. */
    private static double slope(float[] values, int features, int steps, int feature) {
        double middle = (steps - 1) / 2.0;
        double together = 0;
        for (int t = 0; t < steps; t++) {
            together += (t - middle) * values[t * features + feature];
        }
        // The sum of (t - middle)^2.
        double squares = steps * ((double) steps * steps - 1) / 12;
        return steps == 1 ? 0 : together / squares;
    }
}
