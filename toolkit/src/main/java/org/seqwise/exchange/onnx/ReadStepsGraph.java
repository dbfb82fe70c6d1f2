package org.seqwise.exchange.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.stream.LongStream;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.MissingRule;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.ReadSteps;

/** {@link ReadSteps} in a graph: which steps of a raw sequence are read, by their places. */
record ReadStepsGraph(GraphWriter graph, ReadSteps rule, int width) {

    static ReadStepsGraph of(GraphWriter graph, Preprocessor preprocessor) {
        ReadSteps rule = preprocessor.readSteps();
        InvalidInputException.require(
                rule.areAll() || preprocessor.settings().missing() != MissingRule.IMPUTE,
                "A model that fills up or leaves out steps (%s) and puts in missing values has no form in ONNX; there is one for either.",
                rule);
        return new ReadStepsGraph(graph, rule, preprocessor.features().size());
    }

    /**
     * What is read.
     *
     * @param values (batch, time, features), all NaN of a sequence that is refused
     * @param lengths (batch), int64
     */
    record Read(String values, String lengths) {}

    /**
     * Reads a batch.
     *
     * @param values (batch, time, features), raw
     * @param lengths (batch), int64
     */
    Read read(String values, String lengths) {
        if (rule.areAll()) {
            return new Read(values, lengths);
        }
        return rule.masking() ? compacted(values, lengths) : filledUp(values, lengths);
    }

    // Step t of so many is step t - (those that are missing in front) of the sequence.
    private Read filledUp(String values, String lengths) {
        int time = rule.frontPadding();
        String batch = graph.node("Shape", lengths);
        String shift = graph.node("Unsqueeze", graph.node("Sub", lengths, graph.whole(time)), graph.longs(1));
        String source =
                graph.node("Add", shift, graph.longs(LongStream.range(0, time).toArray()));
        String isGiven = graph.node("GreaterOrEqual", source, graph.whole(0));
        String place = graph.node("Max", source, graph.whole(0));
        String all = graph.node("Concat").with("axis", 0).on(batch, graph.longs(time, width));
        String steps = graph.node(
                "Where",
                graph.node("Unsqueeze", isGiven, graph.longs(2)),
                at(place, all, values),
                graph.floats(new float[] {0}));
        String isTooLong = graph.node("Greater", lengths, graph.whole(time));
        return new Read(refusing(isTooLong, steps), graph.node("Expand", graph.whole(time), batch));
    }

    // Those that are read come first, in their order: their keys are above those of the others.
    private Read compacted(String values, String lengths) {
        PaddingGraph given = new PaddingGraph(graph, values, lengths);
        String isOther = graph.node("Not", graph.node("Equal", values, graph.floats(new float[] {rule.maskValue()})));
        String others = graph.node("ReduceSum").with("keepdims", 1).on(counted(isOther), graph.longs(2));
        String isRead = graph.node(
                "Squeeze",
                graph.node("And", graph.node("Greater", others, graph.whole(0)), given.real()),
                graph.longs(2));
        String time = graph.node("Slice", graph.node("Shape", values), graph.longs(1), graph.longs(2));
        String key =
                graph.node("Where", isRead, graph.node("Sub", time, given.steps()), graph.node("Neg", given.steps()));
        List<String> sorted = graph.node("TopK")
                .with("axis", 1)
                .with("largest", 1)
                .with("sorted", 1)
                .giving(2, key, time);
        String count = graph.node("ReduceSum").with("keepdims", 0).on(counted(isRead), graph.longs(1));
        String steps = at(sorted.get(1), graph.node("Shape", values), values);
        return new Read(
                refusing(graph.node("Equal", count, graph.whole(0)), steps), graph.node("Max", count, graph.whole(1)));
    }

    private String counted(String isTrue) {
        return graph.node("Cast").with("to", DataType.INT64.getNumber()).on(isTrue);
    }

    /** @param places (batch, steps), of the values' steps */
    private String at(String places, String shape, String values) {
        String each = graph.node("Expand", graph.node("Unsqueeze", places, graph.longs(2)), shape);
        return graph.node("GatherElements").with("axis", 1).on(values, each);
    }

    private String refusing(String isRefused, String steps) {
        return graph.node(
                "Where",
                graph.node("Unsqueeze", isRefused, graph.longs(1, 2)),
                graph.floats(new float[] {Float.NaN}),
                steps);
    }
}
