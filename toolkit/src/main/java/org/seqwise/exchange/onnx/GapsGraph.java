package org.seqwise.exchange.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import org.seqwise.data.FeatureRule;

/** What stands in for missing values in a graph: the last seen value of a feature, step by step. */
record GapsGraph(GraphWriter graph, List<FeatureRule> rules) {

    /**
     * Values without gaps.
     *
     * @param values (batch, time, features), float64
     * @param sinceSeen (batch, time, features), float64: for how many steps a feature has been missing, 0 where it is there
     */
    record Filled(String values, String sinceSeen) {}

    /** @param values (batch, time, features), float64; NaN where one is missing */
    Filled fill(String values) {
        String first = graph.node("Gather").with("axis", 1).on(values, graph.whole(0));
        String shape = graph.node("Shape", first);
        String unseen = graph.node("Expand", graph.doubles(unseen(), 1, rules.size()), shape);
        String none = graph.node("Expand", graph.number(0), shape);
        List<String> found = graph.node("Scan")
                .with("body", step())
                .with("num_scan_inputs", 1)
                .withAll("scan_input_axes", 1)
                .withAll("scan_output_axes", 1, 1)
                .giving(4, unseen, none, values);
        return new Filled(found.get(2), found.get(3));
    }

    // What stands for a feature before it is first seen: the mean, or none of the categories.
    private double[] unseen() {
        return rules.stream()
                .mapToDouble(rule -> rule.categories().isEmpty() ? rule.fill() : rule.codeOfNone())
                .toArray();
    }

    private GraphProto step() {
        GraphWriter body = new GraphWriter("step_");
        List<String> axes = List.of("batch", Integer.toString(rules.size()));
        String last = body.input("last", DataType.DOUBLE, axes);
        String since = body.input("since", DataType.DOUBLE, axes);
        String value = body.input("value", DataType.DOUBLE, axes);
        String missing = body.node("IsNaN", value);
        String seen = body.node("Where", missing, last, value);
        String longer = body.node("Where", missing, body.node("Add", since, body.number(1)), body.number(0));
        body.output(seen, "last_after", DataType.DOUBLE, axes);
        body.output(longer, "since_after", DataType.DOUBLE, axes);
        body.output(seen, "seen_here", DataType.DOUBLE, axes);
        body.output(longer, "since_here", DataType.DOUBLE, axes);
        return body.build("gaps");
    }
}
