package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.Sequences;
import org.seqwise.exchange.onnx.OnnxNetwork;
import org.seqwise.reference.Pooling;

/** A model that ONNX Runtime computes is the same model. */
class OnnxScoringTest {

    private static final Sequences TEST = Study.SPLIT.test();

    private final Path folder;
    private final SequenceClassifier onnx;

    OnnxScoringTest(@TempDir Path parent) {
        folder = parent.resolve("model");
        try (SequenceClassifier trained = Study.trainer()
                .pooling(Pooling.MEAN_MAX_LAST)
                .ensemble(2)
                .epochs(1)
                .build()
                .train(Study.first(200, Study.SPLIT.train()), Study.first(100, Study.SPLIT.validation()))) {
            trained.save(folder);
        }
        onnx = SequenceClassifier.loadOnOnnxRuntime(folder);
    }

    @AfterEach
    void close() {
        onnx.close();
    }

    @Test
    void threadsThatShareAModelGetWhatOneGetsToTheBit() {
        double[] expected = alone();
        List<CompletableFuture<double[]>> running = IntStream.range(0, 8)
                .mapToObj(thread -> CompletableFuture.supplyAsync(this::alone, work -> new Thread(work).start()))
                .toList();
        running.forEach(one -> assertArrayEquals(expected, one.join()));
        assertArrayEquals(expected, onnx.probabilities(TEST), 1e-6);
    }

    // Of every length, one after the other.
    private double[] alone() {
        return IntStream.range(0, TEST.size())
                .mapToDouble(i -> onnx.probability(TEST.steps(i)))
                .toArray();
    }

    @Test
    void longSequenceIsScoredByItselfAndAmongShortOnes() {
        float[][] longest = new float[9000][];
        Arrays.setAll(longest, t -> TEST.steps(t % TEST.size())[0]);
        double expected;
        try (SequenceClassifier engine = SequenceClassifier.load(folder)) {
            expected = engine.probability(longest);
        }
        assertEquals(expected, onnx.probability(longest), 1e-5);
        Sequences mixed = Sequences.builder(TEST.featureNames())
                .addUnlabeled("short", TEST.steps(0))
                .addUnlabeled("long", longest)
                .addUnlabeled("shorter", TEST.steps(1))
                .build();
        double[] found = onnx.probabilities(mixed);
        assertEquals(expected, found[1], 1e-5);
        assertEquals(onnx.probability(TEST.steps(1)), found[2], 1e-6);
    }

    @Test
    void allThatAModelIsAskedIsWhatTheEngineSays() throws IOException {
        Sequences few = Study.first(20, TEST);
        try (SequenceClassifier engine = SequenceClassifier.load(folder)) {
            assertEquals(engine.evaluate(TEST).logLoss(), onnx.evaluate(TEST).logLoss(), 1e-5);
            assertEquals(engine.threshold(), onnx.threshold());
            assertEquals(engine.provenance(), onnx.provenance());
            Sequences prepared = onnx.preprocessor().apply(few);
            double[][][] expected = engine.preparedLogitGradients(prepared);
            double[][][] found = onnx.preparedLogitGradients(prepared);
            for (int i = 0; i < expected.length; i++) {
                for (int t = 0; t < expected[i].length; t++) {
                    assertArrayEquals(expected[i][t], found[i][t], 1e-4);
                }
            }
            assertFalse(engine.engine().equals(onnx.engine()));
        }
        assertEquals("ONNX Runtime", onnx.engine());
        assertEquals(OnnxNetwork.version(), onnx.engineVersion());
        assertEquals("cpu", onnx.device());
        Path again = folder.resolveSibling("again");
        onnx.save(again);
        assertEquals(-1, Files.mismatch(folder.resolve("SHA256SUMS"), again.resolve("SHA256SUMS")));
    }
}
