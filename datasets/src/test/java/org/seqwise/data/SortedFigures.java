package org.seqwise.data;

import java.util.Arrays;

/** What a feature's figures are by sorting its values and by running over them as one array: what streaming must come to, to the bit. */
final class SortedFigures {

    private final float[] sorted;

    SortedFigures(float... values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    static TailCompression tails(float... values) {
        if (!(moments(values, TailCompression.NONE).kurtosis() > 9)) {
            return TailCompression.NONE;
        }
        SortedFigures figures = new SortedFigures(values);
        double median = figures.at(values.length / 2);
        return new TailCompression(median, figures.medianDistance(median));
    }

    private double medianDistance(double center) {
        double[] distances = new double[sorted.length];
        int count = 0;
        for (float value : sorted) {
            if (value != center) {
                distances[count++] = Math.abs(value - center);
            }
        }
        Arrays.sort(distances, 0, count);
        return distances[count / 2];
    }

    static Moments moments(float[] values, TailCompression compression) {
        double first = compression.compress(values[0]);
        double sum = 0;
        for (float value : values) {
            sum += compression.compress(value) - first;
        }
        double shift = sum / values.length;
        double squares = 0;
        double fourths = 0;
        for (float value : values) {
            double difference = compression.compress(value) - first - shift;
            double square = difference * difference;
            squares += square;
            fourths += square * square;
        }
        return new Moments(
                first + shift, Math.sqrt(squares / values.length), fourths / squares / squares * values.length);
    }

    float at(int rank) {
        return sorted[rank];
    }
}
