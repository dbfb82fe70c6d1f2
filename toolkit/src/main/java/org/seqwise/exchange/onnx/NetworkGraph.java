package org.seqwise.exchange.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;

/** One network in a graph, from what its first layer reads to the logit, in float32. */
final class NetworkGraph {

    private final GraphWriter graph;
    private final NetworkShape shape;
    private final Map<String, float[]> weights;
    private final PaddingGraph padding;

    /** @param weights by parameter name, matrices row after row */
    NetworkGraph(GraphWriter graph, NetworkShape shape, Map<String, float[]> weights, PaddingGraph padding) {
        this.graph = graph;
        this.shape = shape;
        this.weights = weights;
        this.padding = padding;
    }

    /**
     * Returns the logits, (batch).
     *
     * @param steps (time, batch, features), padding finite
     */
    String logits(String steps) {
        String lengths =
                graph.node("Cast").with("to", DataType.INT32.getNumber()).on(padding.lengths());
        String below = steps;
        for (int layer = 1; layer < shape.layers(); layer++) {
            below = sideBySide(layer(layer, below, lengths, 0));
        }
        String read = pooled(below, lengths);
        if (shape.denseSize() > 0) {
            read = graph.node("Relu", affine(read, "dense", shape.denseSize(), shape.pooledWidth()));
        }
        return graph.node("Squeeze", affine(read, "head", 1, shape.headWidth()), graph.longs(1));
    }

    private String pooled(String below, String lengths) {
        int top = shape.layers();
        if (shape.pooling() == Pooling.LAST) {
            return last(layer(top, below, lengths, 1));
        }
        if (shape.pooling() == Pooling.MEAN_MAX_LAST) {
            List<String> both = layer(top, below, lengths);
            String outputs = sideBySide(both.get(0));
            return graph.node("Concat").with("axis", 1).on(mean(outputs), largest(outputs), last(both.get(1)));
        }
        String outputs = sideBySide(layer(top, below, lengths, 0));
        return switch (shape.pooling()) {
            case MEAN -> mean(outputs);
            case MAX -> largest(outputs);
            default -> attended(outputs);
        };
    }

    // Of (time, directions, batch, hidden) makes (time, batch, directions * hidden).
    private String sideBySide(String outputs) {
        if (!shape.bidirectional()) {
            return graph.node("Squeeze", outputs, graph.longs(1));
        }
        String turned = graph.node("Transpose").withAll("perm", 0, 2, 1, 3).on(outputs);
        return graph.node("Reshape", turned, graph.longs(0, 0, shape.outputWidth()));
    }

    // Of (directions, batch, hidden), each direction's last, makes (batch, directions * hidden).
    private String last(String ends) {
        if (!shape.bidirectional()) {
            return graph.node("Squeeze", ends, graph.longs(0));
        }
        String turned = graph.node("Transpose").withAll("perm", 1, 0, 2).on(ends);
        return graph.node("Reshape", turned, graph.longs(0, shape.outputWidth()));
    }

    private String mean(String outputs) {
        String kept = graph.node("Where", padding.realByTime(), outputs, graph.floats(new float[] {0}));
        String counts =
                graph.node("Cast").with("to", DataType.FLOAT.getNumber()).on(padding.lengths());
        return graph.node("Div", sumOverTime(kept), graph.node("Unsqueeze", counts, graph.longs(1)));
    }

    private String sumOverTime(String values) {
        return graph.node("ReduceSum").with("keepdims", 0).on(values, graph.longs(0));
    }

    private String largest(String outputs) {
        // Outputs of a cell lie within -1 and 1.
        String kept = graph.node("Where", padding.realByTime(), outputs, graph.floats(new float[] {-2}));
        return graph.node("ReduceMax").withAll("axes", 0).with("keepdims", 0).on(kept);
    }

    private String attended(String outputs) {
        int width = shape.outputWidth();
        // A product of three axes takes the matrix with its columns as rows.
        String product = graph.node("MatMul", outputs, graph.floats(turned("attention_kernel", width), width, width));
        String keys = graph.node("Tanh", graph.node("Add", product, graph.floats(weight("attention_bias"), width)));
        String scores = graph.node("MatMul", keys, graph.floats(weight("attention_query"), width, 1));
        // So low that its exponential is exactly 0.
        String kept = graph.node("Where", padding.realByTime(), scores, graph.floats(new float[] {-1e30f}));
        String shares = graph.node("Softmax").with("axis", 0).on(kept);
        return sumOverTime(graph.node("Mul", outputs, shares));
    }

    private float[] turned(String name, int width) {
        float[] rows = weight(name);
        float[] columns = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            columns[i % width * width + i / width] = rows[i];
        }
        return columns;
    }

    private String affine(String read, String name, int rows, int columns) {
        return graph.node("Gemm")
                .with("transB", 1)
                .on(
                        read,
                        graph.floats(weight(name + "_kernel"), rows, columns),
                        graph.floats(weight(name + "_bias"), rows));
    }

    /** Returns one output of a layer's node: 0 for (time, directions, batch, hidden), 1 for (directions, batch, hidden). */
    private String layer(int number, String below, String lengths, int place) {
        return cell().on(place, layerInputs(number, below, lengths));
    }

    private List<String> layer(int number, String below, String lengths) {
        return cell().giving(2, layerInputs(number, below, lengths));
    }

    private NodeWriter cell() {
        NodeWriter node = graph.node(shape.cell() == Cell.LSTM ? "LSTM" : "GRU")
                .with("hidden_size", shape.hiddenSize())
                .with("direction", shape.bidirectional() ? "bidirectional" : "forward");
        return shape.cell() == Cell.LSTM
                ? node
                : node.with("linear_before_reset", shape.cell() == Cell.GRU_RESET_BEFORE ? 0 : 1);
    }

    private String[] layerInputs(int number, String below, String lengths) {
        int hidden = shape.hiddenSize();
        int rows = shape.cell().gates() * hidden;
        int width = number == 1 ? shape.featureCount() : shape.outputWidth();
        int directions = shape.directions();
        return new String[] {
            below,
            graph.floats(gates(number, List.of("_kernel"), width), directions, rows, width),
            graph.floats(gates(number, List.of("_recurrent"), hidden), directions, rows, hidden),
            graph.floats(gates(number, List.of("_bias", "_recurrent_bias"), 1), directions, 2L * rows),
            lengths
        };
    }

    // ONNX has an LSTM's gates in the order input, output, forget, cell, and a GRU's in the order update, reset, new.
    private float[] gates(int layer, List<String> parameters, int columns) {
        int[] order = shape.cell() == Cell.LSTM ? new int[] {0, 3, 1, 2} : new int[] {1, 0, 2};
        int block = shape.hiddenSize() * columns;
        float[] all = new float[shape.directions() * parameters.size() * order.length * block];
        int to = 0;
        for (String direction : directions()) {
            for (String parameter : parameters) {
                float[] ours = weight("layer" + layer + "_" + direction + parameter);
                for (int gate : order) {
                    System.arraycopy(ours, gate * block, all, to, block);
                    to += block;
                }
            }
        }
        return all;
    }

    private List<String> directions() {
        List<String> directions = new ArrayList<>(List.of("forward"));
        if (shape.bidirectional()) {
            directions.add("backward");
        }
        return directions;
    }

    private float[] weight(String name) {
        return Objects.requireNonNull(weights.get(name), name);
    }
}
