package org.seqwise.exchange.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes one ONNX graph. What nodes give and constants hold is known by names that are made here. */
final class GraphWriter {

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Map<TensorProto, String> constants = new HashMap<>();
    private final String prefix;
    private int made;

    /** @param prefix what its names begin with: those of a graph within another must be its own */
    GraphWriter(String prefix) {
        this.prefix = prefix;
    }

    /**
     * States an input.
     *
     * @param axes the size of each as a number, or its name where it may be any
     * @return the name
     */
    String input(String name, DataType type, List<String> axes) {
        graph.addInput(value(name, type, axes));
        return name;
    }

    /** Gives what a node gave a name, and states it as an output. */
    void output(String given, String name, DataType type, List<String> axes) {
        node("Identity").writeTo(List.of(name), given);
        graph.addOutput(value(name, type, axes));
    }

    private static ValueInfoProto value(String name, DataType type, List<String> axes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (String axis : axes) {
            TensorShapeProto.Dimension.Builder size = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(
                    Character.isDigit(axis.charAt(0))
                            ? size.setDimValue(Long.parseLong(axis))
                            : size.setDimParam(axis));
        }
        TypeProto.Tensor.Builder tensor =
                TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    /** Begins a node; what it reads is said last. */
    NodeWriter node(String operator) {
        return new NodeWriter(this, operator);
    }

    /** Returns what a node without attributes gives first. */
    String node(String operator, String... inputs) {
        return node(operator).on(inputs);
    }

    void add(NodeProto node) {
        graph.addNode(node);
    }

    String newName(String kind) {
        return prefix + kind + "_" + made++;
    }

    /** Returns a constant of float32, row after row. */
    String floats(float[] values, long... shape) {
        return constant(DataType.FLOAT, shape, values.length * Float.BYTES, buffer -> buffer.asFloatBuffer()
                .put(values));
    }

    /** Returns a constant of float64, row after row. */
    String doubles(double[] values, long... shape) {
        return constant(DataType.DOUBLE, shape, values.length * Double.BYTES, buffer -> buffer.asDoubleBuffer()
                .put(values));
    }

    /** Returns one number of float64, without an axis. */
    String number(double value) {
        return doubles(new double[] {value});
    }

    /** Returns a constant of int64 with one axis. */
    String longs(long... values) {
        return longs(values, new long[] {values.length});
    }

    /** Returns one number of int64, without an axis. */
    String whole(long value) {
        return longs(new long[] {value}, new long[0]);
    }

    private String longs(long[] values, long[] shape) {
        return constant(DataType.INT64, shape, values.length * Long.BYTES, buffer -> buffer.asLongBuffer()
                .put(values));
    }

    /** Returns a constant that says yes or no to each place of one axis. */
    String booleans(boolean[] values) {
        return constant(DataType.BOOL, new long[] {values.length}, values.length, buffer -> {
            for (boolean value : values) {
                buffer.put((byte) (value ? 1 : 0));
            }
        });
    }

    private String constant(DataType type, long[] shape, int bytes, Consumer<ByteBuffer> filling) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        filling.accept(buffer);
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setDataType(type.getNumber()).setRawData(ByteString.copyFrom(buffer.rewind()));
        for (long size : shape) {
            tensor.addDims(size);
        }
        return constants.computeIfAbsent(tensor.build(), unnamed -> {
            String name = newName("constant");
            graph.addInitializer(tensor.setName(name));
            return name;
        });
    }

    int nodeCount() {
        return graph.getNodeCount();
    }

    GraphProto build(String name) {
        return graph.setName(name).build();
    }
}
