package org.seqwise.evaluation;

import java.util.Arrays;
import org.seqwise.data.InvalidInputException;

/**
 * Between which figures the true one lies, 95 times of 100.
 *
 * @param low the lower bound; {@code NaN} where the figure is undefined
 * @param high the upper bound; {@code NaN} where the figure is undefined
 */
public record Interval(double low, double high) {

    /** What share of intervals holds the true figure. */
    public static final double COVERAGE = 0.95;

    /** The interval of an undefined figure. */
    static final Interval UNDEFINED = new Interval(Double.NaN, Double.NaN);

    /**
     * Checks the order.
     *
     * @throws InvalidInputException if the lower bound is above the upper one
     */
    public Interval {
        InvalidInputException.require(!(low > high), "low (%s) must not be above high (%s).", low, high);
    }

    /** Returns whether a figure lies in it, bounds included; never where it is undefined. */
    public boolean contains(double figure) {
        return low <= figure && figure <= high;
    }

    /**
     * Returns the middle 95 of 100 resampled figures, between neighbours by the straight line (Efron, 1981, the percentile interval).
     *
     * @param resampled figures of resamples; {@code NaN}, one that a resample leaves undefined, is left out
     * @return undefined where less than half are defined
     */
    static Interval percentile(double[] resampled) {
        double[] sorted = Arrays.stream(resampled)
                .filter(figure -> !Double.isNaN(figure))
                .sorted()
                .toArray();
        if (2 * sorted.length < resampled.length || sorted.length == 0) {
            return UNDEFINED;
        }
        return new Interval(quantile(sorted, (1 - COVERAGE) / 2), quantile(sorted, (1 + COVERAGE) / 2));
    }

    /** Returns a quantile of sorted numbers (Hyndman and Fan, 1996, type 7). */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (place - below) * (above - sorted[below]);
    }
}
