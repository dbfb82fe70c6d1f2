package org.seqwise.exchange.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.evaluation.Calibrator;
import org.seqwise.evaluation.Objective;

/** Reaches into the room: computes the last part of an exported graph by itself, and checks what was not written rightly. */
public final class GraphProbe {

    private GraphProbe() {}

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

    /** Checks the file of one model against another, as if the writing had gone wrong. */
    public static void check(SequenceClassifier written, SequenceClassifier model, Path file) throws IOException {
        OnnxModel wrong = OnnxModel.of(written);
        Files.write(file, wrong.bytes());
        OnnxExport.checked(model, wrong, file, null);
    }
}
