package org.seqwise.together;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.Split;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.engine.Engines;

/** Models go from engine to engine. */
class CrossEngineTest {

    private static final Split SPLIT =
            QuestionSequences.generate(600, 7).atTrueLength().sequences().stratifiedSplit(0.6, 0.2, 7);

    private final Path folder;

    CrossEngineTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static List<Arguments> pairs() {
        return EachPair.ofEngines();
    }

    @Test
    void thereAreTwoEngines() {
        assertEquals(2, Engines.installed().size());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void modelOfOneEngineScoresTheSameOnAnother(String trainer, String scorer) {
        Path model = folder.resolve("model");
        try (SequenceClassifier trained = trainOn(trainer, 20)) {
            assertEquals(trainer, trained.provenance().engine());
            trained.save(model);
            try (SequenceClassifier loaded = SequenceClassifier.load(model, scorer)) {
                assertArrayEquals(trained.probabilities(SPLIT.test()), loaded.probabilities(SPLIT.test()), 1e-5);
                assertEquals(trainer, loaded.provenance().engine());
                assertEquals(trained.threshold(), loaded.threshold());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void fileOfTheSameWeightsIsTheSameWhicheverEngineWroteIt(String writer, String rewriter) throws IOException {
        Path written = folder.resolve("written");
        Path rewritten = folder.resolve("rewritten");
        try (SequenceClassifier trained = trainOn(writer, 4)) {
            trained.save(written);
        }
        try (SequenceClassifier loaded = SequenceClassifier.load(written, rewriter)) {
            loaded.save(rewritten);
        }
        for (String name : List.of("net-0000.params", "seqwise.json", "training.safetensors", "SHA256SUMS")) {
            assertEquals(-1, Files.mismatch(written.resolve(name), rewritten.resolve(name)), name);
        }
    }

    private static SequenceClassifier trainOn(String engine, int hiddenSize) {
        SequenceTrainer trainer = SequenceTrainer.builder()
                .hiddenSize(hiddenSize)
                .learningRate(0.005)
                .batchSize(32)
                .epochs(2)
                .seed(5)
                .build();
        return OnEngine.run(engine, () -> trainer.train(SPLIT.train(), SPLIT.validation()));
    }
}
