package org.seqwise.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.seqwise.baseline.Baseline;
import org.seqwise.evaluation.ConfusionMatrix;
import org.seqwise.evaluation.EvaluationFigure;

/** The figures of a {@link CardPage}. */
final class CardFigures {

    private final CardFacts facts;
    private final StringBuilder page = new StringBuilder();

    private CardFigures(CardFacts facts) {
        this.facts = facts;
    }

    static String of(CardFacts facts) {
        return new CardFigures(facts).text();
    }

    private String text() {
        page.append("\n## Figures\n\n");
        if (facts.test().isMissingNode()) {
            page.append("None: the folder has no ")
                    .append(MetricsReport.FILE)
                    .append(", which `train --out` writes, and `evaluate --report` for other data.\n");
            return page.toString();
        }
        ConfusionMatrix errors = facts.confusion();
        page.append(line(
                "Of the test part, %,d sequences, %,d of them 1s; intervals of 95 %%, of the sequences judged on alone.%n",
                errors.n(), errors.positives()));
        MarkdownTable table = new MarkdownTable("figure", "value", "interval");
        for (EvaluationFigure figure : EvaluationFigure.values()) {
            JsonNode interval = facts.metrics().path("intervals").path(figure.key());
            String bounds = interval.size() == 2 ? number(interval.path(0)) + " to " + number(interval.path(1)) : "";
            table.add(figure.toString(), number(facts.test().path(figure.key())), bounds);
        }
        table.add("log-loss of the ratio alone", number(facts.test().path("floorLogLoss")), "");
        page.append(table);
        page.append(new MarkdownTable("", "called 1", "called 0")
                .add("1s", "" + errors.tp(), "" + errors.fn())
                .add("0s", "" + errors.fp(), "" + errors.tn()));
        addBaselines();
        return page.toString();
    }

    private void addBaselines() {
        JsonNode baselines = facts.metrics().path("baselines");
        if (baselines.isMissingNode()) {
            return;
        }
        MarkdownTable table = new MarkdownTable(
                "what it has to beat", "ROC AUC", "log-loss", "ROC AUC of the model less this", "interval");
        for (Baseline baseline : Baseline.values()) {
            JsonNode figures = baselines.path(baseline.key());
            if (figures.isObject()) {
                table.add(
                        baseline.toString(),
                        number(figures.path("rocAuc")),
                        number(figures.path("logLoss")),
                        number(figures.path("rocAucGain")),
                        number(figures.path("rocAucGainLow")) + " to " + number(figures.path("rocAucGainHigh")));
            }
        }
        page.append(table);
    }

    private static String number(JsonNode figure) {
        return figure.isNumber() ? line("%.4f", figure.doubleValue()) : "undefined";
    }

    private static String line(String text, Object... arguments) {
        return String.format(Locale.ROOT, text, arguments);
    }
}
