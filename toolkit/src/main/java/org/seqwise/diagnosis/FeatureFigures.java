package org.seqwise.diagnosis;

/**
 * What one feature's values are like, over all steps but padding.
 *
 * @param name the feature
 * @param categories how many names its values stand for, of which the figures are then without meaning; 0 for an amount
 * @param values how many values are there
 * @param missing how many are not
 * @param min the least value; NaN where all are missing
 * @param max the greatest value
 * @param mean the mean
 * @param deviation the standard deviation of the population
 * @param zeroShare the share of values that are 0, in [0, 1]
 */
public record FeatureFigures(
        String name,
        int categories,
        long values,
        long missing,
        double min,
        double max,
        double mean,
        double deviation,
        double zeroShare) {

    /** Returns whether its values are an amount rather than names. */
    public boolean isAmount() {
        return categories == 0;
    }

    /** Returns whether it has one value only. */
    public boolean isConstant() {
        return min == max;
    }

    /** Returns whether it changes, but by less than a hundredth of its mean: unscaled, it is as good as constant. */
    public boolean isNearlyConstant() {
        return isAmount() && !isConstant() && deviation < 0.01 * Math.abs(mean);
    }
}
