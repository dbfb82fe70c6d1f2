package org.seqwise.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Time and memory of training against sequences, steps, hidden units and the batch, one at a time, each size in a virtual machine of its own:
 * a table, the exponents that fit it, and a plot. The sequences lie in a store, so that what grows is what training needs.
 */
public final class GrowthBenchmark {

    // The heap is there from the beginning: what is added is the engine's.
    private static final List<String> OPTIONS = List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");
    // A line through noisy figures is never quite straight.
    private static final double LINEAR = 1.1;

    private GrowthBenchmark() {}

    /** Prints the table and writes the plot, to {@code -Dgrowth.plot}. */
    public static void main(String[] arguments) throws IOException {
        Machine.print();
        List<GrowthFigure> figures = new ArrayList<>();
        System.out.printf(
                "%n| axis | size | engine | time | resident, MiB | of it its own | heap |%n|---|---|---|---|---|---|---|%n");
        for (GrowthAxis axis : GrowthAxis.values()) {
            for (String engine : EngineProcess.engines()) {
                for (int size : axis.sizes()) {
                    figures.add(figure(engine, axis, size));
                }
            }
        }
        Path plot = Path.of(System.getProperty("growth.plot", "growth.png"));
        GrowthPlot.write(figures, plot);
        System.out.printf("%nPlot: %s%n%n", plot.toAbsolutePath());
        System.out.println(conclusion(growths(figures)));
    }

    private static GrowthFigure figure(String engine, GrowthAxis axis, int size) {
        List<GrowthFigure> told = new ArrayList<>();
        EngineProcess.run(
                GrowthRun.class,
                engine,
                OPTIONS,
                List.of(axis.name(), Integer.toString(size)),
                line -> GrowthFigure.told(line).map(told::add).orElse(false));
        System.out.println(told.get(0).line());
        return told.get(0);
    }

    private record Growth(GrowthAxis axis, double time, double memory) {}

    private static List<Growth> growths(List<GrowthFigure> figures) {
        List<Growth> growths = new ArrayList<>();
        System.out.printf("| axis | engine | time grows by the power | own memory by |%n|---|---|---|---|%n");
        for (GrowthAxis axis : GrowthAxis.values()) {
            for (String engine : EngineProcess.engines()) {
                List<GrowthFigure> own = figures.stream()
                        .filter(figure ->
                                figure.axis() == axis && figure.engine().equals(engine))
                        .toList();
                List<Double> sizes =
                        own.stream().map(figure -> (double) figure.size()).toList();
                Growth growth = new Growth(
                        axis,
                        PowerLaw.exponent(
                                sizes, own.stream().map(GrowthFigure::time).toList()),
                        PowerLaw.exponent(
                                sizes, own.stream().map(GrowthFigure::own).toList()));
                growths.add(growth);
                System.out.printf(
                        Locale.ROOT, "| %s | %s | %.2f | %.2f |%n", axis, engine, growth.time(), growth.memory());
            }
        }
        return growths;
    }

    /** Returns whether anything grows faster than it must. */
    private static String conclusion(List<Growth> growths) {
        double most = growths.stream()
                .filter(growth -> growth.axis() == GrowthAxis.SEQUENCES || growth.axis() == GrowthAxis.STEPS)
                .flatMapToDouble(growth -> DoubleStream.of(growth.time(), growth.memory()))
                .max()
                .orElse(Double.NaN);
        return String.format(
                Locale.ROOT,
                most <= LINEAR
                        ? "Nothing grows faster than linearly in sequences or steps: the largest exponent is %.2f (%.2f allowed for noise)."
                        : "ABOVE LINEAR in sequences or steps: the largest exponent is %.2f, above %.2f.",
                most,
                LINEAR);
    }
}
