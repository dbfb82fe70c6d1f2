package org.seqwise.evaluation;

/** How much of the normal distribution lies above a number. */
final class NormalTail {

    private static final double SMALL = 2.5;
    private static final int TERMS = 200;

    private NormalTail() {}

    /**
     * Returns the probability of a standard normal number above z, to 1e-14.
     *
     * @param z not negative; {@code NaN} gives {@code NaN}
     */
    static double above(double z) {
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        return z < SMALL ? 0.5 - density * series(z) : density / fraction(z);
    }

    /** Returns z + z^3 / 3 + z^5 / (3 * 5) + ... (Abramowitz and Stegun, 1964, 26.2.11). */
    private static double series(double z) {
        double term = z;
        double sum = z;
        for (int i = 1; i < TERMS; i++) {
            term *= z * z / (2 * i + 1);
            sum += term;
        }
        return sum;
    }

    /** Returns z + 1 / (z + 2 / (z + 3 / (z + ...))) (Abramowitz and Stegun, 1964, 26.2.14), from its end. */
    private static double fraction(double z) {
        double value = z;
        for (int i = TERMS; i > 0; i--) {
            value = z + i / value;
        }
        return value;
    }
}
