package org.seqwise.diagnosis;

/** Figures of one feature while its values come. */
final class FeatureTally {

    private long values;
    private long missing;
    private long zeros;
    private double min = Double.NaN;
    private double max = Double.NaN;
    private double mean;
    private double squares;

    // Welford 1962: one pass, and a column such as 1.248 +- 0.0003 keeps its deviation.
    void add(float value) {
        if (Float.isNaN(value)) {
            missing++;
            return;
        }
        values++;
        zeros += value == 0 ? 1 : 0;
        min = values == 1 ? value : Math.min(min, value);
        max = values == 1 ? value : Math.max(max, value);
        double difference = value - mean;
        mean += difference / values;
        squares += difference * (value - mean);
    }

    FeatureFigures figures(String name, int categories) {
        return new FeatureFigures(
                name,
                categories,
                values,
                missing,
                min,
                max,
                values == 0 ? Double.NaN : mean,
                values == 0 ? Double.NaN : Math.sqrt(squares / values),
                values == 0 ? Double.NaN : (double) zeros / values);
    }
}
