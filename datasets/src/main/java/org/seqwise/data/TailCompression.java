package org.seqwise.data;

/**
 * Draws in the tails of one feature: {@code asinh((x - center) / width)}, which is nearly a line within a width of the center and grows as
 * a logarithm beyond (Johnson 1949, the unbounded system; Burbidge, Magee and Robb 1988). It keeps the order of the values and their signs
 * about the center, and does the same in any unit. A width of 0 means that values stay as they are.
 *
 * @param center the median in training
 * @param width the median distance from the center of the training values that are not the center, or 0
 */
public record TailCompression(double center, double width) {

    /** Leaves values as they are. */
    public static final TailCompression NONE = new TailCompression(0, 0);

    // The fourth standardized moment of an exponential distribution; of a normal one it is 3.
    private static final double HEAVY = 9;

    /** Checks the numbers. */
    public TailCompression {
        InvalidInputException.require(
                Double.isFinite(center) && Double.isFinite(width) && width >= 0,
                "Center (%s) and width (%s) must be finite, and the width not negative.",
                center,
                width);
    }

    /** Returns whether a feature's tails ask for it: if they are heavier than those of an exponential distribution. */
    static boolean wanted(Moments moments) {
        // NaN, of a feature that never changes, is not heavy.
        return moments.kurtosis() > HEAVY;
    }

    /** Returns the value with its tail drawn in, in widths; or the value itself if the width is 0. */
    double compress(double value) {
        return width == 0 ? value : asinh((value - center) / width);
    }

    private static double asinh(double x) {
        double size = Math.abs(x);
        // The textbook's log(x + sqrt(x * x + 1)) loses small values to rounding.
        return Math.copySign(Math.log1p(size + size * size / (1 + Math.sqrt(size * size + 1))), x);
    }
}
