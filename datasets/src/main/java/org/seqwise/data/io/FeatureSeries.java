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

    /**
     * Adds the next step of the present feature.
     *
     * @param text a number, or {@code ?} for one that is not known, which becomes NaN
     * @param lines where it was found
     */
    void add(String text, TextLines lines) {
        float value = DecimalText.parse(text);
        if (Float.isNaN(value) && !isUnknown(text)) {
            throw lines.broken(
                    "feature %d has '%s'; it must be a number, or ? where it is not known.",
                    features + 1, Quoted.shortened(text));
        }
        if (count == series.length) {
            series = Arrays.copyOf(series, 2 * count);
        }
        series[count++] = value;
    }

    /** Returns whether a text stands for a value that is not known. */
    static boolean isUnknown(String text) {
        return text.equals("?") || text.equalsIgnoreCase("NaN");
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

    /** Returns how many steps there are up to the last of which any value is known, that is, not NaN. */
    int knownSteps() {
        int known = 0;
        for (int feature = 0; feature < features; feature++) {
            int last = steps;
            while (last > known && Float.isNaN(series[feature * steps + last - 1])) {
                last--;
            }
            known = Math.max(known, last);
        }
        return known;
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
