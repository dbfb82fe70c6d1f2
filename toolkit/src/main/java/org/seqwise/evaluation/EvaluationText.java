package org.seqwise.evaluation;

import java.util.Locale;

/** An evaluation in aligned lines, for people. */
final class EvaluationText {

    private EvaluationText() {}

    static String of(Evaluation e) {
        String loss = e.logLoss() < e.floorLogLoss() ? "below the floor" : "NOT below the floor";
        return String.join(
                "\n",
                line(
                        "sequences",
                        format("%d, %d of them positive (%.1f%%)", e.n(), e.positives(), 100 * e.positiveRate())),
                line("ROC AUC", figure(e.rocAuc())),
                line("PR AUC", figure(e.prAuc())),
                line("log-loss", format("%s, %s of %s", figure(e.logLoss()), loss, figure(e.floorLogLoss()))),
                line("Brier", figure(e.brier())),
                line("threshold", figure(e.threshold())),
                line("accuracy", format("%s, balanced %s", figure(e.accuracy()), figure(e.balancedAccuracy()))),
                line("precision", format("%s, recall %s", figure(e.precision()), figure(e.recall()))),
                line("F1", format("%s, MCC %s", figure(e.f1()), figure(e.mcc()))),
                matrix(e.confusion()));
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

    private static String figure(double value) {
        return Double.isNaN(value) ? "undefined" : format("%.4f", value);
    }

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
