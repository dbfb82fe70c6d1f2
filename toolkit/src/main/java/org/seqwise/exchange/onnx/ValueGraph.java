package org.seqwise.exchange.onnx;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.seqwise.data.ValueRule;

/**
 * Some {@link ValueRule}s in a graph, one a feature; a step that no feature asks for has no node.
 *
 * @param rules one for each place of the last axis
 */
record ValueGraph(GraphWriter graph, List<ValueRule> rules) {

    /** @param values (batch, time, features), float64 */
    String apply(String values) {
        String shaped = compressed(clipped(logarithm(values)));
        // A column that never changed in training becomes 0: a finite number divided by infinity.
        return graph.node(
                "Div",
                graph.node("Sub", shaped, each(ValueRule::middle)),
                each(rule -> rule.spread() == 0 ? Double.POSITIVE_INFINITY : rule.spread()));
    }

    private String logarithm(String values) {
        if (rules.stream().noneMatch(ValueRule::log1p)) {
            return values;
        }
        return where(ValueRule::log1p, new Float64Graph(graph).log1p(values), values);
    }

    private String clipped(String values) {
        if (rules.stream().allMatch(rule -> rule.low() == -Double.MAX_VALUE && rule.high() == Double.MAX_VALUE)) {
            return values;
        }
        return graph.node("Min", graph.node("Max", values, each(ValueRule::low)), each(ValueRule::high));
    }

    private String compressed(String values) {
        if (rules.stream().allMatch(rule -> rule.tails().width() == 0)) {
            return values;
        }
        String centered = graph.node("Sub", values, each(rule -> rule.tails().center()));
        String widths =
                each(rule -> rule.tails().width() == 0 ? 1 : rule.tails().width());
        String compressed = new Float64Graph(graph).asinh(graph.node("Div", centered, widths));
        return where(rule -> rule.tails().width() > 0, compressed, values);
    }

    private String where(Predicate<ValueRule> asked, String then, String otherwise) {
        boolean[] which = new boolean[rules.size()];
        for (int f = 0; f < which.length; f++) {
            which[f] = asked.test(rules.get(f));
        }
        return graph.node("Where", graph.booleans(which), then, otherwise);
    }

    private String each(ToDoubleFunction<ValueRule> number) {
        return graph.doubles(rules.stream().mapToDouble(number).toArray(), rules.size());
    }
}
