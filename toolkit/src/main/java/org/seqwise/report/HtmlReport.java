package org.seqwise.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.Provenance;
import org.seqwise.baseline.BaselineComparison;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.diagnosis.DataDescription;
import org.seqwise.diagnosis.EpochFigures;
import org.seqwise.evaluation.Calibration;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.EvaluationFigure;
import org.seqwise.evaluation.EvaluationWithIntervals;
import org.seqwise.evaluation.Interval;
import org.seqwise.evaluation.Judged;
import org.seqwise.evaluation.Lift;
import org.seqwise.evaluation.OperatingPoint;
import org.seqwise.explanation.AttributionMap;
import org.seqwise.explanation.DataExplanation;
import org.seqwise.explanation.Importance;

/**
 * {@code report.html}: what a person looks at. One file that needs no network: its figures are embedded as JSON and drawn by Chart.js, which is
 * embedded too and must be on the class path ({@code org.webjars.npm:chart.js}). Every part is optional but the result.
 *
 * <pre>{@code
 * Judged judged = classifier.judge(split.test());
 * new HtmlReport("Pumps", judged, new Bootstrap(42).evaluate(judged, split.test().groups()))
 *         .data(DataDescription.of(split.train()))
 *         .worst(judged, split.test(), DataDescription.of(split.train()))
 *         .write(Path.of("report"));
 * }</pre>
 */
public final class HtmlReport {

    /** The name of the file. */
    public static final String FILE = "report.html";

    private static final String LIBRARY = "/META-INF/resources/webjars/chart.js/4.4.9/dist/chart.umd.js";
    private static final int MOST_POINTS = 200;
    private static final int LIFT_PARTS = 20;

    private final Map<String, @Nullable Object> parts = new LinkedHashMap<>();

    /**
     * Starts with the result.
     *
     * @param title of the page
     * @param judged what the model said of the test part
     * @param result its figures with their intervals
     */
    public HtmlReport(String title, Judged judged, EvaluationWithIntervals result) {
        parts.put("title", title);
        parts.put("verdict", verdict(result));
        MetricsReport figures = new MetricsReport().test(result);
        parts.putAll(figures.parts());
        parts.put(
                "points",
                OperatingPoint.some(judged.scores(), MOST_POINTS).stream()
                        .map(HtmlReport::point)
                        .toList());
        parts.put("calibration", Calibration.of(judged.scores()));
        parts.put(
                "lift",
                Lift.of(judged.scores(), LIFT_PARTS).stream()
                        .map(lift -> finite("share", lift.share(), "recall", lift.recall()))
                        .toList());
    }

    /** Says in one line whether anything was learned. */
    private static String verdict(EvaluationWithIntervals result) {
        Evaluation figures = result.figures();
        Interval loss = result.interval(EvaluationFigure.LOG_LOSS);
        String figure = String.format(
                Locale.ROOT, "log-loss %.4f against the ratio's %.4f", figures.logLoss(), figures.floorLogLoss());
        if (loss.high() < figures.floorLogLoss()) {
            return String.format(
                    Locale.ROOT,
                    "The model knows more than the ratio of the classes: %s, ROC AUC %.3f.",
                    figure,
                    figures.rocAuc());
        }
        return loss.low() > figures.floorLogLoss()
                ? "The model's probabilities are worse than saying the ratio of the classes: " + figure + "."
                : "The model does not clearly know more than the ratio of the classes: " + figure + ".";
    }

    private static Map<String, @Nullable Object> point(OperatingPoint point) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("t", Double.isFinite(point.threshold()) ? point.threshold() : null);
        values.put("tp", point.counts().tp());
        values.put("fp", point.counts().fp());
        values.put("tn", point.counts().tn());
        values.put("fn", point.counts().fn());
        return values;
    }

    /** Adds what the model has to beat; whether it does stands first on the page. */
    public HtmlReport baselines(BaselineComparison comparison) {
        parts.put("verdict", comparison.verdict());
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        comparison.results().forEach(result -> {
            Map<String, @Nullable Object> row = finite(
                    "rocAuc", result.figures().rocAuc(),
                    "logLoss", result.figures().logLoss(),
                    "gain", result.gain().difference());
            row.put("name", result.baseline().toString());
            row.put("interval", both(result.gain().interval()));
            rows.add(row);
        });
        parts.put("baselines", rows);
        return this;
    }

    /**
     * Adds the curves of the training.
     *
     * @param members the epochs of each network
     * @param floor the log-loss of the ratio alone on the validation part
     */
    public HtmlReport course(RunHistory members, double floor) {
        Map<String, @Nullable Object> course = finite("floor", floor);
        course.put(
                "members",
                members.members().values().stream()
                        .map(epochs -> epochs.stream().map(HtmlReport::epoch).toList())
                        .toList());
        parts.put("course", course);
        return this;
    }

    private static Map<String, @Nullable Object> epoch(EpochFigures epoch) {
        Map<String, @Nullable Object> values = finite(
                "loss", epoch.loss(),
                "validationLogLoss", epoch.validationLogLoss(),
                "validationRocAuc", epoch.validationRocAuc());
        values.put("epoch", epoch.epoch());
        return values;
    }

    /** Adds what the model goes by. */
    public HtmlReport explanation(DataExplanation explained) {
        AttributionMap map = explained.attributions();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("repeats", explained.repeats());
        values.put("sequences", explained.sequences());
        values.put("attributed", map.sequences());
        values.put(
                "features",
                explained.features().stream().map(HtmlReport::importance).toList());
        values.put(
                "steps", explained.steps().stream().map(HtmlReport::importance).toList());
        values.put("names", map.featureNames());
        // As a person reads time: the last step to the right.
        List<Integer> order = new ArrayList<>();
        for (int i = map.spans().size() - 1; i >= 0; i--) {
            order.add(i);
        }
        values.put(
                "spans", order.stream().map(i -> map.spans().get(i).toString()).toList());
        double[][] sizes = new double[map.featureNames().size()][order.size()];
        for (int feature = 0; feature < sizes.length; feature++) {
            int its = feature;
            Arrays.setAll(sizes[feature], i -> map.size(its, map.spans().get(order.get(i))));
        }
        values.put("size", sizes);
        parts.put("explanation", values);
        return this;
    }

    private static Map<String, @Nullable Object> importance(Importance importance) {
        Map<String, @Nullable Object> values = finite(
                "rocAucLost", importance.rocAucLost().mean(),
                "logLossGained", importance.logLossGained().mean());
        values.put("name", importance.name());
        return values;
    }

    /**
     * Adds the sequences that cost the most.
     *
     * @param judged what the model said
     * @param part of which sequences, raw
     * @param train figures of the training part, by which values are scaled to be drawn
     */
    public HtmlReport worst(Judged judged, Sequences part, DataDescription train) {
        parts.put("worst", WorstErrors.of(judged, part, train));
        return this;
    }

    /** Adds what the data are like. */
    public HtmlReport data(DataDescription train) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>(DescriptionPage.figures(train));
        parts.put("data", data);
        return this;
    }

    /** Adds where the model comes from. */
    public HtmlReport run(Provenance trained, String engine, String engineVersion, String device) {
        parts.putAll(
                new MetricsReport().run(trained, engine, engineVersion, device).parts());
        return this;
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @param folder made where it is missing
     * @return the file
     * @throws InvalidInputException if Chart.js is not on the class path
     */
    public Path write(Path folder) {
        String page = page();
        Path target = folder.resolve(FILE).toAbsolutePath();
        Path staging = target.resolveSibling("." + FILE + ".new");
        try {
            Files.createDirectories(folder);
            try {
                Files.writeString(staging, page);
                Files.move(staging, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(staging);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(target + " could not be written.", e);
        }
        return folder.resolve(FILE);
    }

    private String page() {
        // In HTML a script ends at its closing tag, wherever that stands.
        String data = JsonFile.line(parts).replace("<", "\\u003c");
        return resource("report.html")
                .replace("@LIBRARY@", resource(LIBRARY).replaceAll("(?m)^//# sourceMappingURL=.*$", ""))
                .replace("@SCRIPT@", resource("report.js"))
                .replace("@DATA@", data);
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            InvalidInputException.require(
                    in != null,
                    "report.html draws with Chart.js, which is not on the class path. Maybe add the dependency"
                            + " org.webjars.npm:chart.js:4.4.9.");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, @Nullable Object> finite(Object... namesAndValues) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            double value = (Double) namesAndValues[i + 1];
            values.put((String) namesAndValues[i], Double.isFinite(value) ? value : null);
        }
        return values;
    }

    private static @Nullable List<Double> both(Interval interval) {
        return Double.isFinite(interval.low()) ? List.of(interval.low(), interval.high()) : null;
    }
}
