package org.seqwise.evaluation;

import java.util.Locale;
import java.util.Map;

/** An evaluation in aligned lines, for people. */
final class EvaluationText {

    private final Evaluation evaluation;
    private final Map<EvaluationFigure, Interval> intervals;

    private EvaluationText(Evaluation evaluation, Map<EvaluationFigure, Interval> intervals) {
        this.evaluation = evaluation;
        this.intervals = intervals;
    }

    /**
     * Returns the lines.
     *
     * @param intervals to be shown behind their figures
     */
    static String of(Evaluation evaluation, Map<EvaluationFigure, Interval> intervals) {
        return new EvaluationText(evaluation, intervals).text();
    }

    private String text() {
        Evaluation e = evaluation;
        String loss = e.logLoss() < e.floorLogLoss() ? "below the floor" : "NOT below the floor";
        return String.join(
                "\n",
                line(
                        "sequences",
                        format("%d, %d of them positive (%.1f%%)", e.n(), e.positives(), 100 * e.positiveRate())),
                line("ROC AUC", figure(EvaluationFigure.ROC_AUC)),
                line("PR AUC", figure(EvaluationFigure.PR_AUC)),
                line(
                        "log-loss",
                        format("%s, %s of %s", figure(EvaluationFigure.LOG_LOSS), loss, number(e.floorLogLoss()))),
                line("Brier", figure(EvaluationFigure.BRIER)),
                line("threshold", number(e.threshold())),
                pair("accuracy", EvaluationFigure.ACCURACY, "balanced", EvaluationFigure.BALANCED_ACCURACY),
                pair("precision", EvaluationFigure.PRECISION, "recall", EvaluationFigure.RECALL),
                pair("F1", EvaluationFigure.F1, "MCC", EvaluationFigure.MCC),
                matrix(e.confusion()));
    }

    private String pair(String name, EvaluationFigure figure, String secondName, EvaluationFigure second) {
        return line(name, format("%s, %s %s", figure(figure), secondName, figure(second)));
    }

    private static String matrix(ConfusionMatrix m) {
        String counts = "%11d  %8d";
        return String.join(
                "\n",
                line("", format("%11s  %8s", "predicted 1", "0")),
                line("actual 1", format(counts, m.tp(), m.fn())),
                line("actual 0", format(counts, m.fp(), m.tn())));
    }

    private static String line(String name, String text) {
        return format("%-10s  %s", name, text);
    }

    private String figure(EvaluationFigure figure) {
        String number = number(figure.of(evaluation));
        Interval interval = intervals.get(figure);
        return interval == null || Double.isNaN(interval.low())
                ? number
                : format("%s [%s, %s]", number, number(interval.low()), number(interval.high()));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "undefined" : format("%.4f", value);
    }

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
