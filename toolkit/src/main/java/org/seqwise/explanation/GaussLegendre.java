package org.seqwise.explanation;

/**
 * Where to take a function in [0, 1], and with what weights, for the integral: exact for polynomials of degree up to 2n - 1, and for smooth
 * functions far nearer than equal distances. The points are the zeros of the Legendre polynomial P_n, by Newton's method (Abramowitz and
 * Stegun 1964, 25.4.29 and 22.16.6; recurrence 22.7.10).
 *
 * @param points ascending, in (0, 1)
 * @param weights positive, of sum 1
 */
record GaussLegendre(double[] points, double[] weights) {

    private static final int MOST_ITERATIONS = 100;

    /** @param count how many points, at least 1 */
    static GaussLegendre of(int count) {
        double[] points = new double[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            double x = -Math.cos(Math.PI * (i + 0.75) / (count + 0.5));
            double step = 1;
            for (int turn = 0; turn < MOST_ITERATIONS && Math.abs(step) > 1e-15; turn++) {
                step = legendre(count, x) / derivative(count, x);
                x -= step;
            }
            double slope = derivative(count, x);
            // From [-1, 1] to [0, 1].
            points[i] = (1 + x) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
        return new GaussLegendre(points, weights);
    }

    private static double legendre(int degree, double x) {
        double before = 0;
        double value = 1;
        for (int n = 0; n < degree; n++) {
            double next = ((2 * n + 1) * x * value - n * before) / (n + 1);
            before = value;
            value = next;
        }
        return value;
    }

    private static double derivative(int degree, double x) {
        return degree * (x * legendre(degree, x) - legendre(degree - 1, x)) / (x * x - 1);
    }
}
