package org.seqwise.exchange.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.evaluation.Calibrator;
import org.seqwise.evaluation.Objective;

/** Computes the last part of an exported graph by itself, for logits that no network would say. */
public final class ProbabilityProbe {

    private ProbabilityProbe() {}

    /** Returns what the graph makes of logits. */
    public static double[] probabilities(float[] logits, Objective objective, Calibrator calibrator) {
        SequencesBuilder sequences = Sequences.builder(List.of("logit"));
        for (int i = 0; i < logits.length; i++) {
            sequences.addUnlabeled("logit " + i, new float[][] {{logits[i]}});
        }
        try (GraphSession session = GraphSession.of(graph("probability", objective, calibrator), "probability", 1)) {
            return session.all(sequences.build());
        }
    }

    private static byte[] graph(String output, Objective objective, Calibrator calibrator) {
        GraphWriter graph = new GraphWriter("");
        String values = graph.input(GraphSession.VALUES, DataType.FLOAT, List.of("batch", "time", "1"));
        graph.input(GraphSession.LENGTHS, DataType.INT64, List.of("batch"));
        String logits = graph.node("Squeeze", values, graph.longs(1, 2));
        ProbabilityGraph end = new ProbabilityGraph(graph);
        graph.output(
                end.calibrated(end.probability(logits, objective), calibrator),
                output,
                DataType.DOUBLE,
                List.of("batch"));
        return OnnxFormat.bytes(graph.build("probability"), Map.of());
    }

    /** Writes a graph that is sound, and not that of a model. */
    public static void writeOther(Path file) throws IOException {
        Files.write(file, graph("something", Objective.CROSS_ENTROPY, Calibrator.none()));
    }
}
