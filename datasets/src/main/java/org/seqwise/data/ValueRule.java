package org.seqwise.data;

/**
 * What is done to one feature's values, in this order: {@code log(1 + x)} where asked for, clipping, drawing in the tails, scaling.
 *
 * @param log1p whether the logarithm is taken first
 * @param low what lower values become; {@code -Double.MAX_VALUE} where nothing is clipped
 * @param high what higher values become; {@code Double.MAX_VALUE} where nothing is clipped
 * @param tails what is done to the tails
 * @param middle what becomes 0: the mean or the median in training, after all that comes before
 * @param spread what becomes 1: the standard deviation or the distance of the quartiles, likewise; 0 for a constant, which becomes 0
 */
public record ValueRule(boolean log1p, double low, double high, TailCompression tails, double middle, double spread) {

    /** Leaves values as they are. */
    public static final ValueRule NONE = scale(TailCompression.NONE, 0, 1);

    /** Checks the numbers. */
    public ValueRule {
        InvalidInputException.require(
                low <= high, "Values cannot be clipped to %s and %s; the first must not be greater.", low, high);
        InvalidInputException.require(
                Double.isFinite(low) && Double.isFinite(high), "low (%s) and high (%s) must be finite.", low, high);
        InvalidInputException.require(
                Double.isFinite(middle) && Double.isFinite(spread) && spread >= 0,
                "Middle (%s) and spread (%s) must be finite, and the spread not negative.",
                middle,
                spread);
    }

    /** Returns one that draws in the tails and scales, without logarithm and clipping. */
    public static ValueRule scale(TailCompression tails, double middle, double spread) {
        return new ValueRule(false, -Double.MAX_VALUE, Double.MAX_VALUE, tails, middle, spread);
    }

    ValueRule withTails(TailCompression others) {
        return new ValueRule(log1p, low, high, others, middle, spread);
    }

    ValueRule withScale(double newMiddle, double newSpread) {
        return new ValueRule(log1p, low, high, tails, newMiddle, newSpread);
    }

    /** Returns all but the scaling; as order is kept, a quantile of the results is the result of the quantile. */
    double shape(double value) {
        double amount = log1p ? Math.log1p(value) : value;
        return tails.compress(amount < low ? low : amount > high ? high : amount);
    }

    /** Returns the value as a network takes it. */
    float apply(double value) {
        return spread == 0 ? 0 : (float) ((shape(value) - middle) / spread);
    }
}
