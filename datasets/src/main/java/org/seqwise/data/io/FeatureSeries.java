package org.seqwise.data.io;

import java.util.Arrays;

/** A sequence that is written feature by feature, each with all its steps, turned into rows of one step each. */
final class FeatureSeries {

    private float[] series = new float[256];
    private float[] rows = new float[256];
    private int count;
    private int steps;
    private int features;

    /** Begins a sequence. */
    void clear() {
        count = 0;
        steps = 0;
        features = 0;
    }

    /** Adds the next step of the present feature. */
    void add(float value) {
        if (count == series.length) {
            series = Arrays.copyOf(series, 2 * count);
        }
        series[count++] = value;
    }

    /** Ends a feature and returns how many steps it has; the first one's are those that all must have. */
    int endFeature() {
        int length = count - features * steps;
        steps = features == 0 ? length : steps;
        features++;
        return length;
    }

    int steps() {
        return steps;
    }

    int features() {
        return features;
    }

    /** Returns the values, row after row, to be read before the next sequence begins. */
    float[] rows() {
        rows = rows.length < count ? new float[Math.max(count, 2 * rows.length)] : rows;
        for (int feature = 0; feature < features; feature++) {
            for (int step = 0; step < steps; step++) {
                rows[step * features + feature] = series[feature * steps + step];
            }
        }
        return rows;
    }
}
