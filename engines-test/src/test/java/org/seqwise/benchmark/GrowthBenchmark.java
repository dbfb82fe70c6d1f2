package org.seqwise.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Time and memory of training against sequences, steps, hidden units and the batch, one at a time, each size in a virtual machine of its own:
 * a table, the powers that fit it, and a plot. The sequences lie in a store, so that what grows is what training needs.
 */
public final class GrowthBenchmark {

    // The heap is there from the beginning: what is added is the engine's.
    private static final List<String> OPTIONS = List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");

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
                    figure(engine, axis, size).ifPresent(figures::add);
                }
            }
        }
        Path plot = Path.of(System.getProperty("growth.plot", "growth.png"));
        GrowthPlot.write(figures, plot);
        System.out.printf("%nPlot: %s%n%n%s%n", plot.toAbsolutePath(), GrowthLaw.HEADER);
        List<GrowthLaw> laws = GrowthLaw.of(figures);
        laws.forEach(law -> System.out.println(law.line()));
        System.out.printf("%n%s%n", GrowthLaw.conclusion(laws));
    }

    /** Measures one size; empty, and said so, where it fails, as for want of memory. */
    private static Optional<GrowthFigure> figure(String engine, GrowthAxis axis, int size) {
        List<GrowthFigure> told = new ArrayList<>();
        int code = EngineProcess.run(
                GrowthRun.class,
                engine,
                OPTIONS,
                List.of(axis.name(), Integer.toString(size)),
                line -> GrowthFigure.told(line).map(told::add).orElse(false));
        Optional<GrowthFigure> figure = told.stream().findFirst();
        System.out.println(figure.map(GrowthFigure::line)
                .orElse(String.format(Locale.ROOT, "| %s | %,d | %s | failed: %d | | | |", axis, size, engine, code)));
        return figure;
    }
}
