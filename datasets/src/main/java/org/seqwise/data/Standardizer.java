package org.seqwise.data;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings each feature to mean 0 and deviation 1: {@code (x - mean) / deviation}, the deviation being that of the population. Fitted on
 * real steps only, since there is no padding in {@link Sequences}. A feature that never changes becomes 0.
 *
 * <p>A feature with heavy tails, as amounts of money have, would be all but constant beside its few largest values. Its tails are drawn in
 * first, by {@code asinh((x - center) / width)}; mean and deviation are then those of the result.
 *
 * @param featureNames the features, in the order of the values
 * @param center the center of each feature's tails, its median in training; 0 where they are left as they are
 * @param width how far from the center each feature's tails begin, in its own unit; 0 where they are left as they are
 * @param mean the mean of each feature, once its tails are drawn in
 * @param deviation the standard deviation of each feature, once its tails are drawn in; 0 for a constant one
 */
public record Standardizer(
        List<String> featureNames, double[] center, double[] width, double[] mean, double[] deviation) {

    private static final Logger logger = LoggerFactory.getLogger(Standardizer.class);

    /** Copies what it is given. */
    public Standardizer {
        featureNames = List.copyOf(featureNames);
        center = center.clone();
        width = width.clone();
        mean = mean.clone();
        deviation = deviation.clone();
        int features = featureNames.size();
        requireFit(mean.length, "means", deviation.length, "deviations", features);
        requireFit(center.length, "centers", width.length, "widths", features);
        for (int f = 0; f < features; f++) {
            requireSpread("Mean", mean[f], "deviation", deviation[f], featureNames.get(f));
            requireSpread("Center", center[f], "width", width[f], featureNames.get(f));
        }
    }

    /**
     * Makes one that leaves all tails as they are.
     *
     * @param featureNames the features, in the order of the values
     * @param mean the mean of each feature
     * @param deviation the standard deviation of each feature, 0 for a constant one
     */
    public Standardizer(List<String> featureNames, double[] mean, double[] deviation) {
        this(featureNames, new double[featureNames.size()], new double[featureNames.size()], mean, deviation);
    }

    private static void requireFit(int middles, String middleNames, int spreads, String spreadNames, int features) {
        InvalidInputException.require(
                middles == features && spreads == features,
                "%d %s and %d %s do not fit %d features.",
                middles,
                middleNames,
                spreads,
                spreadNames,
                features);
    }

    private static void requireSpread(String middleName, double middle, String spreadName, double spread, String name) {
        InvalidInputException.require(
                Double.isFinite(middle) && Double.isFinite(spread) && spread >= 0,
                "%s (%s) and %s (%s) of feature '%s' must be finite, and the %s not negative.",
                middleName,
                middle,
                spreadName,
                spread,
                name,
                spreadName);
    }

    /**
     * Measures every step of the sequences to learn from, and warns of features that never change.
     *
     * @param train the training part alone
     */
    public static Standardizer fit(Sequences train) {
        InvalidInputException.require(
                train.size() > 0, "There is no sequence to measure; the training part must have some.");
        Standardizer fitted = fit(train.featureNames(), values(train));
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

    private static Standardizer fit(List<String> names, float[] values) {
        int features = names.size();
        double[] center = new double[features];
        double[] width = new double[features];
        double[] mean = new double[features];
        double[] deviation = new double[features];
        for (int f = 0; f < features; f++) {
            TailCompression tails = TailCompression.fit(values, f, features);
            center[f] = tails.center();
            width[f] = tails.width();
            Moments moments = Moments.of(values, f, features, tails);
            mean[f] = moments.mean();
            deviation[f] = moments.deviation();
        }
        return new Standardizer(names, center, width, mean, deviation);
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
        float[] values = values(sequences);
        float[] standardized = new float[values.length];
        int features = mean.length;
        for (int f = 0; f < features; f++) {
            TailCompression tails = new TailCompression(center[f], width[f]);
            for (int i = f; i < values.length; i += features) {
                standardized[i] =
                        deviation[f] == 0 ? 0 : (float) ((tails.compress(values[i]) - mean[f]) / deviation[f]);
            }
        }
        return withValues(sequences, standardized);
    }

    static float[] values(Sequences sequences) {
        FloatBuffer all = FloatBuffer.allocate(Math.toIntExact(sequences.totalSteps() * sequences.featureCount()));
        for (int i = 0; i < sequences.size(); i++) {
            sequences.copyTo(i, all);
        }
        return all.array();
    }

    private static Sequences withValues(Sequences sequences, float[] values) {
        HeapStorage.Growing storage = new HeapStorage.Growing(sequences.featureCount());
        int from = 0;
        for (int i = 0; i < sequences.size(); i++) {
            storage.add(sequences.details(i), values, from, sequences.stepCount(i));
            from += sequences.stepCount(i) * sequences.featureCount();
        }
        return new Sequences(sequences.featureNames(), sequences.categories(), storage.done());
    }

    /** Returns a copy of the centers, one a feature. */
    @Override
    public double[] center() {
        return center.clone();
    }

    /** Returns a copy of the widths, one a feature. */
    @Override
    public double[] width() {
        return width.clone();
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
                && Arrays.equals(center, that.center)
                && Arrays.equals(width, that.width)
                && Arrays.equals(mean, that.mean)
                && Arrays.equals(deviation, that.deviation);
    }

    @Override
    public int hashCode() {
        int tails = Arrays.hashCode(center) + 7 * Arrays.hashCode(width);
        return 31 * (31 * featureNames.hashCode() + tails) + Arrays.hashCode(mean) + 7 * Arrays.hashCode(deviation);
    }
}
