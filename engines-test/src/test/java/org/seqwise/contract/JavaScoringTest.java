package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.Sequences;
import org.seqwise.engine.Engines;
import org.seqwise.reference.Cell;
import org.seqwise.reference.Pooling;

/** A saved model scores in plain Java as it does on the engine. */
class JavaScoringTest {

    private static final Sequences TRAIN = Study.first(200, Study.SPLIT.train());
    private static final Sequences VALIDATION = Study.first(100, Study.SPLIT.validation());
    private static final Sequences TEST = Study.SPLIT.test();

    private final Path folder;

    JavaScoringTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource
    void probabilitiesAreTheEngines(Pooling pooling) {
        for (Cell cell : Cell.values()) {
            Path model = folder.resolve(cell.name());
            SequenceTrainerBuilder rich = Study.trainer()
                    .cell(cell)
                    .layers(2)
                    .bidirectional(true)
                    .pooling(pooling)
                    .denseSize(5)
                    .positiveWeight(3);
            assertScoresAlike(rich.epochs(1).build(), model);
        }
    }

    @Test
    void probabilitiesOfTheLargerPlainNetworkAreTheEngines() {
        assertScoresAlike(Study.trainer().hiddenSize(100).epochs(1).build(), folder.resolve("model"));
    }

    private static void assertScoresAlike(SequenceTrainer trainer, Path model) {
        try (SequenceClassifier trained = trainer.train(TRAIN, VALIDATION)) {
            trained.save(model);
            try (SequenceClassifier inJava = SequenceClassifier.loadWithoutEngine(model)) {
                assertArrayEquals(trained.probabilities(TEST), inJava.probabilities(TEST), 1e-5);
                assertEquals(
                        trained.evaluate(TEST).logLoss(), inJava.evaluate(TEST).logLoss(), 1e-5);
                Near.assertNear(trained.weights(), inJava.weights(), 0);
                assertEquals(trained.threshold(), inJava.threshold());
                assertEquals(trained.provenance(), inJava.provenance());
            }
        }
    }

    @Test
    void itIsNoEngineThatScores() {
        Path model = folder.resolve("model");
        try (SequenceClassifier trained = Study.tinyModel(4)) {
            trained.save(model);
        }
        try (SequenceClassifier inJava = SequenceClassifier.loadWithoutEngine(model)) {
            assertEquals("Java", inJava.engine());
            assertEquals(Runtime.version().toString(), inJava.engineVersion());
            assertEquals("cpu", inJava.device());
            assertEquals(Engines.choose().name(), inJava.provenance().engine());
            assertNotEquals(inJava.engine(), inJava.provenance().engine());
        }
    }

    @Test
    void savingItAgainWritesTheSameBytes() throws IOException {
        Path model = folder.resolve("model");
        Path again = folder.resolve("again");
        try (SequenceClassifier trained = Study.tinyModel(4)) {
            trained.save(model);
        }
        try (SequenceClassifier inJava = SequenceClassifier.loadWithoutEngine(model)) {
            inJava.save(again);
        }
        for (String name : List.of("seqwise.json", "net-0000.params", "training.safetensors", "SHA256SUMS")) {
            assertEquals(-1, Files.mismatch(model.resolve(name), again.resolve(name)), name);
        }
    }
}
