package org.seqwise.benchmark;

import java.util.List;

/** The power that figures grow by: the slope of the straight line that fits their logarithms best. */
final class PowerLaw {

    private PowerLaw() {}

    /** Returns the exponent, NaN where there are not two sizes. */
    static double exponent(List<Double> sizes, List<Double> figures) {
        double size = meanLog(sizes);
        double figure = meanLog(figures);
        double together = 0;
        double squares = 0;
        for (int i = 0; i < sizes.size(); i++) {
            double off = Math.log(sizes.get(i)) - size;
            together += off * (Math.log(figures.get(i)) - figure);
            squares += off * off;
        }
        return together / squares;
    }

    private static double meanLog(List<Double> values) {
        return values.stream().mapToDouble(Math::log).average().orElse(Double.NaN);
    }
}
