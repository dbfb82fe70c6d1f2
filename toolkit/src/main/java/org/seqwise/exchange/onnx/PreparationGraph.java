package org.seqwise.exchange.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.seqwise.data.FeatureRule;
import org.seqwise.data.MissingRule;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.ValueRule;

/**
 * A {@link Preprocessor} in a graph, in float64 as it computes itself: a column of 1.248 that moves by 0.0003 has lost too many digits in
 * float32 once its mean is taken away.
 */
final class PreparationGraph {

    private final GraphWriter graph;
    private final Float64Graph float64;
    private final Preprocessor preprocessor;
    private final List<FeatureRule> rules;

    PreparationGraph(GraphWriter graph, Preprocessor preprocessor) {
        this.graph = graph;
        this.preprocessor = preprocessor;
        float64 = new Float64Graph(graph);
        rules = preprocessor.features();
    }

    /**
     * What was made of raw values.
     *
     * @param byTime (time, batch, transformed features), float32
     * @param check (batch), float64: 0, or NaN where a sequence has what the preprocessor refuses
     */
    record Prepared(String byTime, String check) {}

    /**
     * Prepares a batch.
     *
     * @param values (batch, time, features), raw, float32; NaN where one is missing
     */
    Prepared prepare(String values, PaddingGraph padding) {
        // Cleared, not multiplied by 0: NaN times 0 is NaN.
        String clean = graph.node("Where", padding.real(), values, graph.floats(new float[] {0}));
        String wide = float64.wide(clean);
        GapsGraph.Filled filled = preprocessor.settings().missing() == MissingRule.IMPUTE
                ? new GapsGraph(graph, rules).fill(withLogarithms(wide))
                : new GapsGraph.Filled(withLogarithms(wide), "");
        String check = float64.times(filled.values(), 0);
        List<String> parts = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        amounts(filled, parts, places);
        categories(filled, parts, places);
        gaps(filled, parts, places);
        String all = parts.size() == 1
                ? parts.get(0)
                : graph.node("Concat").with("axis", 2).on(parts.toArray(String[]::new));
        String byTime = graph.node("Transpose").withAll("perm", 1, 0, 2).on(inOrder(all, places));
        return new Prepared(byTime, graph.node("ReduceSum").with("keepdims", 0).on(check, graph.longs(1, 2)));
    }

    // What is not above -1 has no logarithm, and clipping would hide that: it becomes an infinity, which the check
    // sees.
    private String withLogarithms(String values) {
        boolean[] asked = new boolean[rules.size()];
        for (int f = 0; f < asked.length; f++) {
            asked[f] = rules.get(f).values().log1p();
        }
        if (features(rule -> rule.values().log1p()).isEmpty()) {
            return values;
        }
        String hasNone = graph.node("LessOrEqual", values, graph.number(-1));
        String isRefused = graph.node("And", graph.booleans(asked), hasNone);
        return graph.node("Where", isRefused, graph.number(Double.NEGATIVE_INFINITY), values);
    }

    // The parts have the features by kind; the network reads them in the order of the preprocessor.
    private String inOrder(String all, List<Integer> places) {
        List<Integer> sorted = places.stream().sorted().toList();
        return places.equals(sorted)
                ? all
                : columns(all, sorted.stream().map(places::indexOf).toList());
    }

    private String columns(String values, List<Integer> which) {
        return graph.node("Gather")
                .with("axis", 2)
                .on(values, graph.longs(which.stream().mapToLong(place -> place).toArray()));
    }

    private void amounts(GapsGraph.Filled filled, List<String> parts, List<Integer> places) {
        List<Integer> which = features(rule -> rule.categories().isEmpty());
        if (!which.isEmpty()) {
            String own = which.size() == rules.size() ? filled.values() : columns(filled.values(), which);
            List<ValueRule> valueRules =
                    which.stream().map(f -> rules.get(f).values()).toList();
            parts.add(float64.narrow(new ValueGraph(graph, valueRules).apply(own)));
            which.forEach(f -> places.add(firstOutput(f)));
        }
    }

    private void categories(GapsGraph.Filled filled, List<String> parts, List<Integer> places) {
        for (int f : features(rule -> !rule.categories().isEmpty())) {
            float[] codes = rules.get(f).codes();
            double[] wide =
                    IntStream.range(0, codes.length).mapToDouble(i -> codes[i]).toArray();
            String column = columns(filled.values(), List.of(f));
            String found = graph.node("Equal", column, graph.doubles(wide, wide.length));
            parts.add(float64.narrow(found));
            IntStream.range(0, codes.length).forEach(place -> places.add(firstOutput(f) + place));
        }
    }

    private void gaps(GapsGraph.Filled filled, List<String> parts, List<Integer> places) {
        List<Integer> which = features(FeatureRule::indicated);
        if (!which.isEmpty()) {
            String since = columns(filled.sinceSeen(), which);
            parts.add(float64.narrow(graph.node("Greater", since, graph.number(0))));
            List<ValueRule> valueRules =
                    which.stream().map(f -> rules.get(f).sinceSeen()).toList();
            parts.add(float64.narrow(new ValueGraph(graph, valueRules).apply(since)));
            which.forEach(f -> places.add(firstOutput(f + 1) - 2));
            which.forEach(f -> places.add(firstOutput(f + 1) - 1));
        }
    }

    private List<Integer> features(Predicate<FeatureRule> kind) {
        return IntStream.range(0, rules.size())
                .filter(f -> kind.test(rules.get(f)))
                .boxed()
                .toList();
    }

    private int firstOutput(int feature) {
        return rules.subList(0, feature).stream()
                .mapToInt(rule -> rule.outputNames().size())
                .sum();
    }
}
