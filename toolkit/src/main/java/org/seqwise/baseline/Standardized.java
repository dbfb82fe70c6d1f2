package org.seqwise.baseline;

/** Brings figures to mean 0 and deviation 1, as training had them, before they are learned from; one that never changes becomes 0. */
final class Standardized implements Learner {

    private final Learner learner;

    Standardized(Learner learner) {
        this.learner = learner;
    }

    @Override
    public Learned fit(double[][] rows, int[] labels, float[] weights) {
        double[] means = new double[rows[0].length];
        double[] deviations = new double[means.length];
        for (int column = 0; column < means.length; column++) {
            measure(rows, column, means, deviations);
        }
        Learned learned = learner.fit(scaled(rows, means, deviations), labels, weights);
        return others -> learned.probabilities(scaled(others, means, deviations));
    }

    private static void measure(double[][] rows, int column, double[] means, double[] deviations) {
        double sum = 0;
        for (double[] row : rows) {
            sum += row[column];
        }
        means[column] = sum / rows.length;
        double squares = 0;
        for (double[] row : rows) {
            double off = row[column] - means[column];
            squares += off * off;
        }
        deviations[column] = Math.sqrt(squares / rows.length);
    }

    private static double[][] scaled(double[][] rows, double[] means, double[] deviations) {
        double[][] scaled = new double[rows.length][means.length];
        for (int i = 0; i < rows.length; i++) {
            for (int column = 0; column < means.length; column++) {
                double off = rows[i][column] - means[column];
                // Of equal numbers rounding leaves a deviation of a few last digits.
                boolean constant = deviations[column] <= 1e-9 * Math.abs(means[column]);
                scaled[i][column] = constant ? 0 : off / deviations[column];
            }
        }
        return scaled;
    }
}
