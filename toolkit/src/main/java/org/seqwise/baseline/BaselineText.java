package org.seqwise.baseline;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seqwise.evaluation.AucDifference;
import org.seqwise.evaluation.Evaluation;

/** A comparison with baselines, for people. */
final class BaselineText {

    private BaselineText() {}

    /** Returns the model and each baseline in aligned lines, and those left out with their reasons. */
    static String table(BaselineComparison comparison) {
        Stream<String> head = Stream.of(
                format(
                        "%-36s %8s %9s   %s",
                        "", "ROC AUC", "log-loss", "ROC AUC of the " + comparison.model() + " less this"),
                line("the " + comparison.model(), comparison.figures(), ""));
        Stream<String> judged = comparison.results().stream()
                .map(result -> line(result.baseline().toString(), result.figures(), gain(result.gain())));
        Stream<String> leftOut = comparison.leftOut().entrySet().stream()
                .map(entry -> format("%-36s left out: %s", entry.getKey(), entry.getValue()));
        return Stream.of(head, judged, leftOut).flatMap(lines -> lines).collect(Collectors.joining("\n"));
    }

    private static String line(String name, Evaluation figures, String gain) {
        return format("%-36s %8s %9s   %s", name, number(figures.rocAuc()), number(figures.logLoss()), gain)
                .stripTrailing();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : format("%.4f", value);
    }

    private static String gain(AucDifference gain) {
        return Double.isNaN(gain.difference())
                ? "-"
                : format("%+.4f %s", gain.difference(), interval(gain, "[%+.4f, %+.4f]"));
    }

    private static String interval(AucDifference gain, String pattern) {
        return Double.isNaN(gain.standardError())
                ? "[undefined]"
                : format(pattern, gain.interval().low(), gain.interval().high());
    }

    /** Returns a sentence. */
    static String verdict(String model, BaselineResult result) {
        AucDifference gain = result.gain();
        return format(
                "The %s %s %s: ROC AUC %.3f against %.3f, difference %+.3f %s.",
                model,
                verb(gain),
                result.baseline(),
                gain.one(),
                gain.other(),
                gain.difference(),
                interval(gain, "[%+.3f, %+.3f]"));
    }

    private static String verb(AucDifference gain) {
        if (gain.isClearGain()) {
            return "beats";
        }
        return gain.isClearLoss() ? "is worse than" : "does not beat";
    }

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
