package org.seqwise.report;

import java.util.ArrayList;
import java.util.List;
import org.seqwise.data.FeatureRule;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.Scaling;
import org.seqwise.data.ValueRule;

/** What a {@link CardPage} tells of raw values and what is done to them. */
final class CardInputs {

    private CardInputs() {}

    static String of(Preprocessor preprocessor) {
        MarkdownTable table = new MarkdownTable("feature", "in training", "what is done, in this order");
        for (FeatureRule rule : preprocessor.features()) {
            table.add(
                    rule.name(),
                    range(rule),
                    String.join(", ", steps(rule, preprocessor.settings().scaling())));
        }
        return "\n## Preprocessing\n" + table;
    }

    private static String range(FeatureRule rule) {
        if (!rule.categories().isEmpty()) {
            return rule.categories().size() + " categories: " + String.join(", ", rule.categories());
        }
        return rule.maximum() == Double.MAX_VALUE
                ? "not noted"
                : number(rule.minimum()) + " to " + number(rule.maximum());
    }

    private static List<String> steps(FeatureRule rule, Scaling scaling) {
        List<String> steps = new ArrayList<>();
        if (rule.indicated()) {
            steps.add("gaps filled, the first by " + number(rule.fill()) + ", with two features that tell of them");
        }
        if (!rule.categories().isEmpty()) {
            steps.add("one feature a category, 0 or 1");
            return steps;
        }
        ValueRule values = rule.values();
        if (values.log1p()) {
            steps.add("log(1 + x)");
        }
        if (values.high() < Double.MAX_VALUE) {
            steps.add("clipped to " + number(values.low()) + " to " + number(values.high()));
        }
        if (values.tails().width() > 0) {
            steps.add("tails drawn in by asinh("
                    + scaled(values.tails().center(), values.tails().width()) + ")");
        }
        if (values.spread() == 0) {
            steps.add("0: it never changed in training");
        } else if (scaling != Scaling.NONE) {
            steps.add(scaled(values.middle(), values.spread()));
        }
        return steps.isEmpty() ? List.of("nothing") : steps;
    }

    private static String scaled(double middle, double spread) {
        return "(x " + (middle < 0 ? "+ " : "- ") + number(Math.abs(middle)) + ") / " + number(spread);
    }

    // In float32, as the network takes it, it is short.
    private static String number(double value) {
        return Float.toString((float) value);
    }
}
