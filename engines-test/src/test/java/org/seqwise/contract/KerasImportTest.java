package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seqwise.contract.Refusal.assertRefused;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.RollingScorer;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;
import org.seqwise.exchange.keras.ImportedModel;
import org.seqwise.exchange.keras.KerasImporter;
import org.seqwise.exchange.onnx.OnnxExport;
import org.seqwise.exchange.onnx.OnnxScorer;
import org.seqwise.explanation.Explainer;
import org.seqwise.explanation.ExplanationSettings;
import org.seqwise.explanation.SequenceExplanation;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;

/** A model of Keras, imported, saved and loaded, says what it says in Keras. */
class KerasImportTest {

    private static final double TOLERANCE = 1e-5;

    private final Path folder;

    KerasImportTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static List<KerasFixture> fixtures() throws IOException {
        return KerasFixture.all();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void answersAreThoseOfKeras(KerasFixture fixture) {
        Path saved = save(fixture);
        Sequences sequences = fixture.sequences();
        try (SequenceClassifier onEngine = SequenceClassifier.load(saved);
                SequenceClassifier inJava = SequenceClassifier.loadWithoutEngine(saved)) {
            for (SequenceClassifier classifier : List.of(onEngine, inJava)) {
                assertArrayEquals(fixture.probabilities(), classifier.probabilities(sequences), TOLERANCE);
                for (int i = 0; i < sequences.size(); i++) {
                    assertEquals(
                            fixture.probabilities()[i],
                            classifier.probability(fixture.steps().get(i)),
                            TOLERANCE);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void streamsAndStoresAreReadAlike(KerasFixture fixture) {
        SequenceStore.write(folder.resolve("store"), opener -> fixture.sequences()
                .copyTo(opener.apply(fixture.sequences().featureNames())));
        Sequences store = SequenceStore.open(folder.resolve("store"));
        try (SequenceClassifier classifier = SequenceClassifier.load(save(fixture))) {
            List<Double> streamed = new ArrayList<>();
            classifier.score(opener -> store.copyTo(opener.apply(store.featureNames())), (id, p) -> streamed.add(p));
            assertArrayEquals(
                    fixture.probabilities(),
                    streamed.stream().mapToDouble(Double::doubleValue).toArray(),
                    TOLERANCE);
            assertArrayEquals(fixture.probabilities(), classifier.probabilities(store), TOLERANCE);
            assertEquals(0, classifier.threshold() - 0.5);
        }
    }

    private Path save(KerasFixture fixture) {
        Path saved = folder.resolve("model");
        try (ImportedModel model = fixture.model()) {
            model.classifier().save(saved);
        }
        return saved;
    }

    @Test
    void theQuestionsModelIsOneLstm() throws IOException {
        try (ImportedModel model = KerasFixture.named("question.h5").model()) {
            assertEquals("LSTM(100), Dense(1, sigmoid)", model.layers());
            assertEquals("2.15.0", model.version());
            assertEquals(
                    new NetworkShape(Cell.LSTM, 5, 100, 1, false, Pooling.LAST, 0),
                    model.classifier().network());
            assertEquals(
                    List.of(
                            "Every sequence is filled up to 10 steps with zeros in front, which are computed, as in its training."
                                    + " A longer one is refused."),
                    model.notes());
            assertEquals(
                    "imported from Keras 2.15.0",
                    model.classifier().provenance().source().get("origin"));
            assertEquals("Keras", model.classifier().provenance().engine());
            assertEquals(42_501 + 400, 400 + model.classifier().provenance().parameterCount());
        }
    }

    @Test
    void unlikeLayersAreHeldWithSilentUnits() throws IOException {
        try (ImportedModel model = KerasFixture.named("functional.keras").model()) {
            assertEquals(
                    new NetworkShape(Cell.GRU, 3, 6, 3, true, Pooling.LAST, 4),
                    model.classifier().network());
            assertEquals(
                    List.of(
                            "Steps whose features are all 0.0 are left out, as its Masking layer does.",
                            "Its layers differ in units or directions. They are held in layers of 6 units in two directions, of which some"
                                    + " are silent: 1893 numbers in place of 557.",
                            "The second class of its softmax is the 1."),
                    model.notes());
        }
    }

    @Test
    void featuresAreCalledAsAskedFor() throws IOException {
        Path file = KerasFixture.named("gru.h5").file();
        KerasImporter importer = new KerasImporter().noPadding();
        try (ImportedModel model =
                importer.featureNames(List.of("a", "b", "c", "d")).read(file)) {
            assertEquals(List.of("a", "b", "c", "d"), model.classifier().featureNames());
        }
        assertRefused(() -> importer.featureNames(List.of("a", "b")).read(file), "2 columns (a, b) must be 4");
        assertRefused(() -> importer.featureNames(List.of("a", "b", "c", "c")).read(file), "[c]");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void answersInOnnxAreThoseOfKeras(KerasFixture fixture) {
        Path file = folder.resolve("model.onnx");
        try (SequenceClassifier classifier = SequenceClassifier.load(save(fixture))) {
            OnnxExport.write(classifier, file, fixture.sequences());
            try (OnnxScorer scorer = OnnxScorer.open(file)) {
                assertArrayEquals(fixture.probabilities(), scorer.probabilities(fixture.sequences()), TOLERANCE);
            }
        }
    }

    @Test
    void arrivingRowsAreFilledUpToo() throws IOException {
        KerasFixture fixture = fixtures().stream()
                .filter(each -> each.frontPadding() > 1)
                .findFirst()
                .orElseThrow();
        int most = fixture.frontPadding();
        try (SequenceClassifier classifier = SequenceClassifier.load(save(fixture))) {
            RollingScorer scorer = new RollingScorer(classifier, most, 1);
            for (int i = 0; i < fixture.steps().size(); i++) {
                scorer.forget("one");
                double now = Double.NaN;
                for (float[] row : fixture.steps().get(i)) {
                    now = scorer.score("one", row);
                }
                assertEquals(fixture.probabilities()[i], now, TOLERANCE);
            }
            assertRefused(
                    () -> new RollingScorer(classifier, most + 1, 1),
                    "windowLength (" + (most + 1) + ") must be at most " + most + ", the steps that the model takes.");
        }
    }

    @Test
    void whatIsRefusedHasNoProbabilityInOnnx() throws IOException {
        Path file = folder.resolve("model.onnx");
        for (boolean masked : new boolean[] {false, true}) {
            KerasFixture fixture = fixtures().stream()
                    .filter(each -> masked ? each.masked() : each.frontPadding() > 0)
                    .findFirst()
                    .orElseThrow();
            try (SequenceClassifier classifier = SequenceClassifier.load(save(fixture))) {
                OnnxExport.write(classifier, file);
                float[] step = new float[classifier.featureNames().size()];
                Arrays.fill(step, classifier.preprocessor().readSteps().maskValue());
                float[][] refused = new float[masked ? 3 : fixture.frontPadding() + 1][];
                Arrays.fill(refused, step);
                assertThrows(InvalidInputException.class, () -> classifier.probability(refused));
                try (OnnxScorer scorer = OnnxScorer.open(file)) {
                    assertTrue(Double.isNaN(scorer.probability(refused)));
                }
            }
        }
    }

    @Test
    void longerSequencesThanWereFilledUpAreRefused() throws IOException {
        KerasFixture fixture = KerasFixture.named("question.h5");
        try (SequenceClassifier classifier = SequenceClassifier.load(save(fixture))) {
            float[][] eleven = new float[11][5];
            assertRefused(() -> classifier.probability(eleven), "11 steps", "filled up to 10");
            Sequences long11 = Sequences.builder(classifier.featureNames())
                    .addUnlabeled("eleven", eleven)
                    .build();
            assertRefused(() -> classifier.probabilities(long11), "'eleven'", "11 steps", "filled up to 10");
        }
    }

    @Test
    void explanationsAreOfTheStepsThatAreRead() throws IOException {
        KerasFixture fixture = KerasFixture.named("question.h5");
        try (SequenceClassifier classifier = SequenceClassifier.load(save(fixture))) {
            Explainer explainer = new Explainer(classifier, new ExplanationSettings(2, 100, 20, 100, 1));
            SequenceExplanation explained = explainer.explain(fixture.sequences(), 0);
            float[][] raw = fixture.steps().get(0);
            assertEquals(10, explained.stepCount());
            assertEquals(10, explained.values().length);
            assertArrayEquals(raw[raw.length - 1], explained.values()[9]);
            assertArrayEquals(new double[5], explained.added()[0], "what is 0 adds nothing to the answer for zeros");
            assertEquals(fixture.probabilities()[0], explained.probability(), TOLERANCE);
            assertTrue(explained.completenessError() < 1e-2);
            assertEquals(10, explainer.explain(fixture.sequences()).steps().size());
        }
    }

    @Test
    void trainingGoesOnFromAnImportedModel() throws IOException {
        KerasFixture fixture = KerasFixture.named("max.keras");
        Path start = save(fixture);
        SequenceTrainer trainer = SequenceTrainer.builder()
                .startFrom(start)
                .cell(Cell.GRU_RESET_BEFORE)
                .hiddenSize(5)
                .layers(2)
                .bidirectional(true)
                .pooling(Pooling.MAX)
                .epochs(3)
                .batchSize(8)
                .learningRate(0.01)
                .build();
        try (SequenceClassifier trained = trainer.train(fixture.sequences(), fixture.sequences());
                SequenceClassifier before = SequenceClassifier.load(start)) {
            assertEquals(before.preprocessor(), trained.preprocessor());
            assertTrue(trained.evaluate(fixture.sequences()).logLoss()
                    < before.evaluate(fixture.sequences()).logLoss());
            assertFalse(trained.weights().isEmpty());
        }
    }
}
