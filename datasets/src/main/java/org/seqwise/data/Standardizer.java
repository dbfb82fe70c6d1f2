package org.seqwise.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings each feature to mean 0 and deviation 1: {@code (x - mean) / deviation}, the deviation being that of the population. Fitted on
 * real steps only, since there is no padding in {@link Sequences}. A feature that never changes becomes 0.
 *
 * @param featureNames the features, in the order of the values
 * @param mean the mean of each feature
 * @param deviation the standard deviation of each feature, 0 for a constant one
 */
public record Standardizer(List<String> featureNames, double[] mean, double[] deviation) {

    private static final Logger logger = LoggerFactory.getLogger(Standardizer.class);

    /** Copies what it is given. */
    public Standardizer {
        featureNames = List.copyOf(featureNames);
        mean = mean.clone();
        deviation = deviation.clone();
        InvalidInputException.require(
                mean.length == featureNames.size() && deviation.length == featureNames.size(),
                "%d means and %d deviations do not fit %d features.",
                mean.length,
                deviation.length,
                featureNames.size());
        for (int f = 0; f < mean.length; f++) {
            InvalidInputException.require(
                    Double.isFinite(mean[f]) && Double.isFinite(deviation[f]) && deviation[f] >= 0,
                    "Mean (%s) and deviation (%s) of feature '%s' must be finite, and the deviation not negative.",
                    mean[f],
                    deviation[f],
                    featureNames.get(f));
        }
    }

    /**
     * Measures every step of the sequences to learn from, and warns of features that never change.
     *
     * @param train the training part alone
     */
    public static Standardizer fit(Sequences train) {
        InvalidInputException.require(
                train.size() > 0, "There is no sequence to measure; the training part must have some.");
        int width = train.featureCount();
        double[] mean = new double[width];
        double[] deviation = new double[width];
        for (int f = 0; f < width; f++) {
            measure(train.flatValues(), f, width, mean, deviation);
        }
        Standardizer fitted = new Standardizer(train.featureNames(), mean, deviation);
        List<String> constant = fitted.constantFeatures();
        if (!constant.isEmpty()) {
            logger.warn(
                    "Features that never change in training say nothing and become 0: {}.",
                    String.join(", ", constant));
        }
        return fitted;
    }

    /**
     * Returns one that leaves every value as it is.
     *
     * @param featureNames the features
     */
    public static Standardizer none(List<String> featureNames) {
        double[] ones = new double[featureNames.size()];
        Arrays.fill(ones, 1);
        return new Standardizer(featureNames, new double[featureNames.size()], ones);
    }

    // Differences from the first value keep a column such as 1.248 +- 0.0003 exact, and a constant one at exactly 0.
    private static void measure(float[] values, int feature, int width, double[] mean, double[] deviation) {
        double first = values[feature];
        double sum = 0;
        for (int i = feature; i < values.length; i += width) {
            sum += values[i] - first;
        }
        int steps = values.length / width;
        double shift = sum / steps;
        double squares = 0;
        for (int i = feature; i < values.length; i += width) {
            double difference = values[i] - first - shift;
            squares += difference * difference;
        }
        mean[feature] = first + shift;
        deviation[feature] = Math.sqrt(squares / steps);
    }

    /** Returns the features whose deviation is 0. */
    public List<String> constantFeatures() {
        List<String> constant = new ArrayList<>();
        for (int f = 0; f < deviation.length; f++) {
            if (deviation[f] == 0) {
                constant.add(featureNames.get(f));
            }
        }
        return constant;
    }

    /**
     * Returns the same sequences, each value standardized.
     *
     * @param sequences with the same features in the same order
     */
    public Sequences apply(Sequences sequences) {
        InvalidInputException.require(
                sequences.featureNames().equals(featureNames),
                "Features %s are not those it was fitted on: %s, in this order.",
                sequences.featureNames(),
                featureNames);
        float[] values = sequences.flatValues();
        float[] standardized = new float[values.length];
        int width = mean.length;
        for (int i = 0; i < values.length; i++) {
            int f = i % width;
            standardized[i] = deviation[f] == 0 ? 0 : (float) ((values[i] - mean[f]) / deviation[f]);
        }
        return sequences.withValues(standardized);
    }

    /** Returns a copy of the means, one a feature. */
    @Override
    public double[] mean() {
        return mean.clone();
    }

    /** Returns a copy of the deviations, one a feature. */
    @Override
    public double[] deviation() {
        return deviation.clone();
    }

    /** Two are equal when they do exactly the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Standardizer that
                && featureNames.equals(that.featureNames)
                && Arrays.equals(mean, that.mean)
                && Arrays.equals(deviation, that.deviation);
    }

    @Override
    public int hashCode() {
        return 31 * featureNames.hashCode() + Arrays.hashCode(mean) + 7 * Arrays.hashCode(deviation);
    }
}
