package org.seqwise.benchmark;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;

/** Time above, memory below, a chart an axis, a line an engine; all scales logarithmic. */
final class GrowthPlot {

    private static final int WIDTH = 420;
    private static final int HEIGHT = 300;

    private GrowthPlot() {}

    static void write(List<GrowthFigure> figures, Path file) throws IOException {
        System.setProperty("java.awt.headless", "true");
        List<XYChart> charts = new ArrayList<>();
        List<GrowthAxis> axes =
                figures.stream().map(GrowthFigure::axis).distinct().toList();
        for (GrowthAxis axis : axes) {
            charts.add(chart(figures, axis, axis.timed() + ", " + axis.unit(), GrowthFigure::time));
        }
        // Not every system tells of memory.
        boolean hasMemory = figures.stream().mapToDouble(GrowthFigure::own).allMatch(Double::isFinite);
        for (GrowthAxis axis : hasMemory ? axes : List.<GrowthAxis>of()) {
            charts.add(chart(figures, axis, "memory, MiB", GrowthFigure::own));
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        BitmapEncoder.saveBitmap(
                charts, hasMemory ? 2 : 1, axes.size(), file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }

    private static XYChart chart(
            List<GrowthFigure> all, GrowthAxis axis, String what, ToDoubleFunction<GrowthFigure> figure) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle(axis.toString())
                .yAxisTitle(what)
                .build();
        List<GrowthFigure> own = all.stream().filter(f -> f.axis() == axis).toList();
        style(chart.getStyler(), own.stream().mapToDouble(figure).summaryStatistics());
        for (String engine : own.stream().map(GrowthFigure::engine).distinct().toList()) {
            List<GrowthFigure> line =
                    own.stream().filter(f -> f.engine().equals(engine)).toList();
            chart.addSeries(
                    engine,
                    line.stream().mapToDouble(GrowthFigure::size).toArray(),
                    line.stream().mapToDouble(figure).toArray());
        }
        return chart;
    }

    private static void style(XYStyler styler, DoubleSummaryStatistics figures) {
        styler.setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        // Whole powers of ten, so that what stays looks so.
        styler.setYAxisMin(Math.pow(10, Math.floor(Math.log10(figures.getMin()))));
        styler.setYAxisMax(Math.pow(10, Math.ceil(Math.log10(figures.getMax()))));
        styler.setLegendPosition(Styler.LegendPosition.InsideNW);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setLegendBorderColor(Color.WHITE);
    }
}
