package org.seqwise.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.diagnosis.Finding;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.EvaluationFigure;
import org.seqwise.evaluation.Interval;
import org.seqwise.verdict.Diagnosis;
import org.seqwise.verdict.Signal;

/** A diagnosis as a person reads it: the verdict, what to type next, what was seen. */
public final class DiagnosisPage {

    private DiagnosisPage() {}

    /**
     * Returns the page's lines.
     *
     * @param next the whole command to type next
     */
    public static List<String> lines(Diagnosis diagnosis, String next) {
        List<String> lines = new ArrayList<>();
        lines.add("Verdict    " + diagnosis.verdict());
        lines.add("Why        " + diagnosis.reason());
        lines.add("Next       " + next);
        lines.add("");
        int number = 0;
        for (Finding finding : diagnosis.evidence()) {
            lines.add(++number + ". " + finding.text());
        }
        return lines;
    }

    /** Returns every figure, for {@link JsonFile}. */
    public static Map<String, @Nullable Object> figures(Diagnosis diagnosis, String next) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("verdict", diagnosis.verdict().toString());
        figures.put("reason", diagnosis.reason());
        figures.put("next", next);
        figures.put("evidence", diagnosis.evidence());
        figures.put("signal", diagnosis.signal() == null ? null : figures(diagnosis.signal()));
        figures.put("data", DescriptionPage.figures(diagnosis.description()));
        return figures;
    }

    private static Map<String, Object> figures(Signal signal) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("learned", signal.learned());
        figures.put("judged", signal.sequence().figures().n());
        Map<String, Double> aucs = new LinkedHashMap<>();
        aucs.put(Signal.IN_ORDER, signal.sequence().figures().rocAuc());
        signal.others().forEach((name, other) -> aucs.put(name, other.rocAuc()));
        figures.put("rocAuc", aucs);
        Map<String, Double> losses = new LinkedHashMap<>();
        losses.put(Signal.IN_ORDER, signal.sequence().figures().logLoss());
        signal.others().forEach((name, other) -> losses.put(name, other.logLoss()));
        figures.put("logLoss", losses);
        figures.put("interval", both(signal.aucInterval()));
        figures.put("order", both(signal.order().interval(EvaluationFigure.ROC_AUC)));
        figures.put("chanceRocAuc", signal.chanceAuc());
        figures.put("pValue", signal.pValue());
        figures.put("learnedByHeart", signal.learnedByHeart());
        return figures;
    }

    private static List<Double> both(Interval interval) {
        return List.of(interval.low(), interval.high());
    }

    /**
     * Returns what figures of a saved model on these data mean, in one line each.
     *
     * @param model its figures, at its own threshold
     * @param signal what was learned of the same data in seconds; null where nothing was
     */
    public static List<String> ofModel(Evaluation model, Interval rocAuc, @Nullable Signal signal) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "The model has a ROC AUC of %.3f [%.3f, %.3f] on these data and a log-loss of %.4f, %s the ratio's %.4f.",
                model.rocAuc(),
                rocAuc.low(),
                rocAuc.high(),
                model.logLoss(),
                model.logLoss() < model.floorLogLoss() ? "below" : "NOT below",
                model.floorLogLoss()));
        if (Double.isNaN(model.rocAuc()) || rocAuc.contains(0.5)) {
            lines.add("It does not tell 1s from 0s better than chance here.");
        } else if (rocAuc.high() < 0.5) {
            lines.add("It takes 1s for 0s: maybe the labels are the other way round here, see --positive.");
        } else if (model.logLoss() >= model.floorLogLoss()) {
            lines.add(
                    "It puts sequences in a useful order, and its probabilities are off: maybe the share of 1s is another than in its"
                            + " training. Maybe train --start-from it on newer data.");
        }
        if (signal != null && signal.bestAuc() > rocAuc.high()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "What was learned of these data in seconds (%s) is better, ROC AUC %.3f: train anew.",
                    signal.best(),
                    signal.bestAuc()));
        }
        return lines;
    }
}
