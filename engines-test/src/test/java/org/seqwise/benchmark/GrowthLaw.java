package org.seqwise.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * The powers that training grows by along one axis.
 *
 * @param time of all sizes
 * @param last of the time between the two largest sizes: what is the same for all sizes no longer hides growth there, and noise counts more
 * @param memory its own, of all sizes
 */
record GrowthLaw(GrowthAxis axis, String engine, double time, double last, double memory) {

    static final String HEADER =
            "| axis | engine | time grows by the power | at the top | own memory |\n|---|---|---|---|---|";

    // A line through noisy figures is never quite straight.
    private static final double LINEAR = 1.1;

    /** Returns those of each axis and engine that has two sizes. */
    static List<GrowthLaw> of(List<GrowthFigure> figures) {
        List<GrowthLaw> laws = new ArrayList<>();
        for (GrowthAxis axis : GrowthAxis.values()) {
            for (String engine :
                    figures.stream().map(GrowthFigure::engine).distinct().toList()) {
                List<GrowthFigure> own = figures.stream()
                        .filter(f -> f.axis() == axis && f.engine().equals(engine))
                        .toList();
                if (own.size() > 1) {
                    laws.add(new GrowthLaw(
                            axis,
                            engine,
                            exponent(own, GrowthFigure::time),
                            exponent(own.subList(own.size() - 2, own.size()), GrowthFigure::time),
                            exponent(own, GrowthFigure::own)));
                }
            }
        }
        return laws;
    }

    private static double exponent(List<GrowthFigure> figures, Function<GrowthFigure, Double> figure) {
        return PowerLaw.exponent(
                figures.stream().map(f -> (double) f.size()).toList(),
                figures.stream().map(figure).toList());
    }

    /** Returns a line of Markdown. */
    String line() {
        return String.format(Locale.ROOT, "| %s | %s | %.2f | %.2f | %.2f |", axis, engine, time, last, memory);
    }

    /** Says whether anything grows faster than linearly in what may be large without bound. */
    static String conclusion(List<GrowthLaw> laws) {
        DoubleStream bounded = laws.stream()
                .filter(law -> law.axis() == GrowthAxis.SEQUENCES || law.axis() == GrowthAxis.STEPS)
                .flatMapToDouble(law -> DoubleStream.of(law.time(), law.memory()))
                // Not every system tells of memory.
                .filter(Double::isFinite);
        double most = bounded.max().orElse(Double.NaN);
        if (Double.isNaN(most)) {
            return "Neither sequences nor steps have two sizes.";
        }
        return String.format(
                Locale.ROOT,
                most <= LINEAR
                        ? "Nothing grows faster than linearly in sequences or steps: the largest power is %.2f (%.2f is allowed, for noise)."
                        : "ABOVE LINEAR in sequences or steps: the largest power is %.2f, more than %.2f.",
                most,
                LINEAR);
    }
}
