package org.seqwise.data;

/**
 * The moments of one feature over every step.
 *
 * @param mean the mean
 * @param deviation the standard deviation of the population, 0 for a constant
 * @param kurtosis the mean fourth power of {@code (x - mean) / deviation}, 3 for a normal distribution; NaN for a constant
 */
record Moments(double mean, double deviation, double kurtosis) {

    /**
     * Measures a feature.
     *
     * @param values of every feature, step after step, at least one step
     * @param feature which one, in [0, features)
     * @param features how many there are
     * @param compression what is done to each value before it is measured
     */
    // Differences from the first value keep a column such as 1.248 +- 0.0003 exact, and a constant one at exactly 0.
    static Moments of(float[] values, int feature, int features, TailCompression compression) {
        double first = compression.compress(values[feature]);
        double sum = 0;
        for (int i = feature; i < values.length; i += features) {
            sum += compression.compress(values[i]) - first;
        }
        int steps = values.length / features;
        double shift = sum / steps;
        double squares = 0;
        double fourths = 0;
        for (int i = feature; i < values.length; i += features) {
            double difference = compression.compress(values[i]) - first - shift;
            double square = difference * difference;
            squares += square;
            fourths += square * square;
        }
        // In this order a spread of 1e-45 or 1e38 neither vanishes nor overflows.
        double kurtosis = fourths / squares / squares * steps;
        return new Moments(first + shift, Math.sqrt(squares / steps), kurtosis);
    }
}
