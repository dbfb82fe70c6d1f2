package org.seqwise.report;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.Provenance;
import org.seqwise.baseline.BaselineComparison;
import org.seqwise.baseline.BaselineResult;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.evaluation.BestPossible;
import org.seqwise.evaluation.ConfusionMatrix;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.EvaluationFigure;
import org.seqwise.evaluation.EvaluationWithIntervals;

/**
 * {@code metrics.json}: the figures of a run for another program to read. Its parts are {@code test}, {@code intervals} (of the test
 * part's figures, 95 %), {@code baselines}, {@code validation}, {@code data} (how many sequences each part has), {@code run} and, for generated data, {@code limit}; the run of an ensemble has {@code members}, the seed and the epochs of each. A figure is a number, or
 * {@code null} where it is undefined.
 */
public final class MetricsReport {

    /** The name of the file. */
    public static final String FILE = "metrics.json";

    private final Map<String, Object> parts = new LinkedHashMap<>();

    /** Adds the figures of one part of the data, such as {@code test}. */
    public MetricsReport part(String name, Evaluation figures) {
        parts.put(name, figures(figures));
        return this;
    }

    /**
     * Adds the figures of the test part as {@code test}, and the interval of each as {@code intervals}: an array of two numbers by the figure's
     * name, {@code null} where it is undefined.
     */
    public MetricsReport test(EvaluationWithIntervals judged) {
        Map<String, @Nullable Object> intervals = new LinkedHashMap<>();
        judged.intervals()
                .forEach((figure, interval) -> intervals.put(
                        figure.key(),
                        Double.isFinite(interval.low()) ? List.of(interval.low(), interval.high()) : null));
        part("test", judged.figures());
        parts.put("intervals", intervals);
        return this;
    }

    /**
     * Adds the figures of the baselines on the test part as {@code baselines}, by the name of each: those that need no threshold, and by how much
     * the model's area under the ROC curve is larger, with the bounds of its interval. One that there is none of is {@code null}.
     */
    public MetricsReport baselines(BaselineComparison comparison) {
        Map<String, @Nullable Object> baselines = new LinkedHashMap<>();
        for (BaselineResult result : comparison.results()) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            put(values, "rocAuc", result.figures().rocAuc());
            put(values, "prAuc", result.figures().prAuc());
            put(values, "logLoss", result.figures().logLoss());
            put(values, "brier", result.figures().brier());
            put(values, "rocAucGain", result.gain().difference());
            put(values, "rocAucGainLow", result.gain().interval().low());
            put(values, "rocAucGainHigh", result.gain().interval().high());
            baselines.put(result.baseline().key(), values);
        }
        comparison.leftOut().keySet().forEach(baseline -> baselines.put(baseline.key(), null));
        parts.put("baselines", baselines);
        return this;
    }

    /** Adds what the parts of the data are like as {@code data}: of each its sequences, those of them that are 1s, and the most steps. */
    public MetricsReport data(Split split) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("train", size(split.train()));
        data.put("validation", size(split.validation()));
        data.put("test", size(split.test()));
        parts.put("data", data);
        return this;
    }

    private static Map<String, Object> size(Sequences part) {
        Map<String, Object> size = new LinkedHashMap<>();
        size.put("sequences", part.size());
        size.put("positives", part.balance().positives());
        size.put("longest", part.longestStepCount());
        return size;
    }

    /** Adds the best possible figures of the test part. */
    public MetricsReport limit(BestPossible best) {
        Map<String, @Nullable Object> limit = new LinkedHashMap<>();
        put(limit, "rocAuc", best.rocAuc());
        put(limit, "logLoss", best.logLoss());
        parts.put("limit", limit);
        return this;
    }

    /**
     * Adds what ran.
     *
     * @param trained how the model was trained
     * @param engine the engine that gave the figures
     * @param engineVersion its version
     * @param device the device that gave the figures
     */
    public MetricsReport run(Provenance trained, String engine, String engineVersion, String device) {
        Map<String, @Nullable Object> run = new LinkedHashMap<>();
        run.put("engine", engine);
        run.put("engineVersion", engineVersion);
        run.put("device", device);
        run.put("trainedOn", trained.engine() + " " + trained.engineVersion() + " " + trained.device());
        run.put("epochs", trained.epochs());
        run.put("bestEpoch", trained.bestEpoch());
        put(run, "seconds", trained.seconds());
        put(run, "trainSequencesPerSecond", trained.trainSequencesPerSecond());
        run.put("seed", trained.seed());
        if (trained.members().size() > 1) {
            run.put("members", trained.members());
        }
        run.put("parameterCount", trained.parameterCount());
        run.put("settings", trained.settings());
        run.put("source", trained.source());
        parts.put("run", run);
        return this;
    }

    private static Map<String, @Nullable Object> figures(Evaluation figures) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("n", figures.n());
        values.put("positives", figures.positives());
        for (EvaluationFigure figure : EvaluationFigure.values()) {
            put(values, figure.key(), figure.of(figures));
            if (figure == EvaluationFigure.LOG_LOSS) {
                put(values, "floorLogLoss", figures.floorLogLoss());
            }
        }
        put(values, "threshold", figures.threshold());
        ConfusionMatrix counts = figures.confusion();
        Map<String, Object> confusion = new LinkedHashMap<>();
        confusion.put("tp", counts.tp());
        confusion.put("fp", counts.fp());
        confusion.put("tn", counts.tn());
        confusion.put("fn", counts.fn());
        values.put("confusion", confusion);
        return values;
    }

    private static void put(Map<String, @Nullable Object> target, String name, double value) {
        target.put(name, Double.isFinite(value) ? value : null);
    }

    /** Returns what was added, for {@link HtmlReport}. */
    Map<String, Object> parts() {
        return parts;
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @param folder made where it is missing
     */
    public void write(Path folder) {
        JsonFile.write(folder.resolve(FILE), parts);
    }
}
