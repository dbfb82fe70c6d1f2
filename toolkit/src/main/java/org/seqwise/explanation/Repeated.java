package org.seqwise.explanation;

import java.util.Arrays;

/**
 * A figure that was measured several times.
 *
 * @param mean over the repeats
 * @param spread their standard deviation, with n - 1; {@code NaN} of one repeat
 */
public record Repeated(double mean, double spread) {

    static Repeated of(double[] figures) {
        double mean = Arrays.stream(figures).average().orElse(Double.NaN);
        double squares = Arrays.stream(figures)
                .map(figure -> (figure - mean) * (figure - mean))
                .sum();
        return new Repeated(mean, figures.length < 2 ? Double.NaN : Math.sqrt(squares / (figures.length - 1)));
    }
}
