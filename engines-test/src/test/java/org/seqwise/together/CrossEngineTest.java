package org.seqwise.together;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

    private static final String ENGINE = "ai.djl.default_engine";
    private static final Split SPLIT =
            QuestionSequences.generate(600, 7).atTrueLength().sequences().stratifiedSplit(0.6, 0.2, 7);

    private final Path folder;
    private @Nullable String engineBefore;

    CrossEngineTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static List<Arguments> pairs() {
        return EachPair.ofEngines();
    }

    @BeforeEach
    void rememberEngine() {
        engineBefore = System.getProperty(ENGINE);
    }

    @AfterEach
    void restoreEngine() {
        if (engineBefore == null) {
            System.clearProperty(ENGINE);
        } else {
            System.setProperty(ENGINE, engineBefore);
        }
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
        for (String name : List.of("net-0000.params", "seqwise.json", "SHA256SUMS")) {
            assertEquals(-1, Files.mismatch(written.resolve(name), rewritten.resolve(name)), name);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void trainingGoesOnOnAnotherEngine(String first, String second) {
        Path model = folder.resolve("model");
        double loss;
        try (SequenceClassifier trained = trainOn(first, 4)) {
            trained.save(model);
            loss = trained.evaluate(SPLIT.validation()).logLoss();
        }
        System.setProperty(ENGINE, second);
        SequenceTrainer trainer = trainer(4).startFrom(model).epochs(5).build();
        try (SequenceClassifier further = trainer.train(SPLIT.train(), SPLIT.validation())) {
            assertEquals(second, further.provenance().engine());
            double later = further.evaluate(SPLIT.validation()).logLoss();
            assertTrue(later < loss, loss + " became " + later);
        }
    }

    private static SequenceClassifier trainOn(String engine, int hiddenSize) {
        return trainer(hiddenSize).engine(engine).epochs(2).build().train(SPLIT.train(), SPLIT.validation());
    }

    private static SequenceTrainer.Builder trainer(int hiddenSize) {
        return SequenceTrainer.builder()
                .hiddenSize(hiddenSize)
                .learningRate(0.005)
                .batchSize(32)
                .seed(5);
    }
}
