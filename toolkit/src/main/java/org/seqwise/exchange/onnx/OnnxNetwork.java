package org.seqwise.exchange.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.Map;
import org.seqwise.data.Sequences;
import org.seqwise.reference.NetworkShape;

/**
 * A network that ONNX Runtime computes: preprocessed sequences in, logits out. Any number of threads may ask at once; one sequence is computed on
 * the thread that asks, many on as many as {@link org.seqwise.engine.EngineThreads} says. It holds native memory and must be closed once
 * nobody asks any more.
 */
public final class OnnxNetwork implements AutoCloseable {

    static final String LOGIT = "logit";

    private final GraphSession session;

    /**
     * @param weights every one of {@link NetworkShape#parameters()} by its name, row after row; copied
     * @throws org.seqwise.data.InvalidInputException if the libraries that write and compute ONNX are not on the class path
     */
    public OnnxNetwork(NetworkShape shape, Map<String, float[]> weights) {
        OnnxLibraries.requireRuntime();
        session = GraphSession.of(graph(shape, weights), LOGIT, shape.featureCount());
    }

    static byte[] graph(NetworkShape shape, Map<String, float[]> weights) {
        GraphWriter graph = new GraphWriter("");
        String width = Integer.toString(shape.featureCount());
        String values = graph.input(GraphSession.VALUES, DataType.FLOAT, List.of("batch", "time", width));
        String lengths = graph.input(GraphSession.LENGTHS, DataType.INT64, List.of("batch"));
        String byTime = graph.node("Transpose").withAll("perm", 1, 0, 2).on(values);
        PaddingGraph padding = new PaddingGraph(graph, values, lengths);
        String logits = new NetworkGraph(graph, shape, weights, padding).logits(byTime);
        String wide = graph.node("Cast").with("to", DataType.DOUBLE.getNumber()).on(logits);
        graph.output(wide, LOGIT, DataType.DOUBLE, List.of("batch"));
        return OnnxFormat.bytes(graph.build("network"), Map.of());
    }

    /**
     * Returns the logit of one sequence.
     *
     * @param values (steps, features), row after row, already preprocessed
     * @param steps how many, at least 1
     */
    public float logit(float[] values, int steps) {
        return (float) session.one(values, steps);
    }

    /**
     * Returns one logit a sequence, in their order.
     *
     * @param sequences already preprocessed
     */
    public float[] logits(Sequences sequences) {
        double[] wide = session.all(sequences);
        float[] logits = new float[wide.length];
        for (int i = 0; i < wide.length; i++) {
            logits[i] = (float) wide[i];
        }
        return logits;
    }

    /** Returns the version of ONNX Runtime. */
    public static String version() {
        return GraphSession.version();
    }

    @Override
    public void close() {
        session.close();
    }
}
