package org.seqwise.exchange.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Writes one node of a graph: its attributes, then what it reads. */
final class NodeWriter {

    private final GraphWriter graph;
    private final NodeProto.Builder node;

    NodeWriter(GraphWriter graph, String operator) {
        this.graph = graph;
        node = NodeProto.newBuilder().setOpType(operator).setName(graph.newName(operator.toLowerCase(Locale.ROOT)));
    }

    NodeWriter with(String name, long value) {
        node.addAttribute(attribute(name, AttributeType.INT).setI(value));
        return this;
    }

    NodeWriter with(String name, String value) {
        node.addAttribute(attribute(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(value)));
        return this;
    }

    NodeWriter with(String name, GraphProto value) {
        node.addAttribute(attribute(name, AttributeType.GRAPH).setG(value));
        return this;
    }

    NodeWriter withAll(String name, long... values) {
        node.addAttribute(attribute(name, AttributeType.INTS)
                .addAllInts(Arrays.stream(values).boxed().toList()));
        return this;
    }

    private static AttributeProto.Builder attribute(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    /** Ends the node and returns its first output. */
    String on(String... inputs) {
        return on(0, inputs);
    }

    /**
     * Ends the node and returns one of its outputs; those before it are left away.
     *
     * @param place of the output, from 0
     * @param inputs in their order; empty where one is left away
     */
    String on(int place, String... inputs) {
        List<String> outputs = new ArrayList<>(Collections.nCopies(place, ""));
        outputs.add(graph.newName("value"));
        writeTo(outputs, inputs);
        return outputs.get(place);
    }

    /** Ends the node and returns its outputs. */
    List<String> giving(int count, String... inputs) {
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            outputs.add(graph.newName("value"));
        }
        writeTo(outputs, inputs);
        return outputs;
    }

    void writeTo(List<String> outputs, String... inputs) {
        // Only now: a node must come after those that it reads.
        graph.add(node.addAllOutput(outputs).addAllInput(List.of(inputs)).build());
    }
}
