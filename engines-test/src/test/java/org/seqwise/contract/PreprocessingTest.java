package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seqwise.contract.Refusal.assertRefused;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.MissingRule;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Scaling;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.Logits;
import org.seqwise.nn.LogitScorer;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.Weights;

/** Whatever is done to raw values in training is done to them ever after. */
class PreprocessingTest {

    private static final PreprocessorSettings ALL = PreprocessorSettings.builder()
            .scaling(Scaling.ROBUST)
            .log1p("amount")
            .clip(0.02)
            .missing(MissingRule.IMPUTE)
            .categorical("unit")
            .build();
    private static final Split GAPS = UncleanStudy.split(0.2, true);

    private final Path folder;

    PreprocessingTest(@TempDir Path parent) {
        folder = parent.resolve("model");
    }

    static List<Arguments> options() {
        return List.of(
                Arguments.of("default", of().build(), 0, false, 3),
                Arguments.of("robust", of().scaling(Scaling.ROBUST).build(), 0, false, 3),
                Arguments.of("none", of().scaling(Scaling.NONE).build(), 0, false, 3),
                Arguments.of("log1p", of().log1p("amount", "unit").build(), 0, false, 3),
                Arguments.of("clip", of().clip(0.05).build(), 0, false, 3),
                Arguments.of("impute", of().missing(MissingRule.IMPUTE).build(), 0.2, false, 7),
                Arguments.of("numbers as categories", of().categorical("unit").build(), 0, false, 5),
                Arguments.of("texts as categories", of().categorical("unit").build(), 0, true, 5),
                Arguments.of("all", ALL, 0.2, true, 9));
    }

    private static PreprocessorSettings.Builder of() {
        return PreprocessorSettings.builder();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("options")
    void rawRowsScoreAsTransformedOnesWhenTrainedSavedAndLoaded(
            String name, PreprocessorSettings settings, double gaps, boolean text, int width) {
        Split split = UncleanStudy.split(gaps, text);
        try (SequenceClassifier trained = train(settings, split)) {
            assertEquals(width, trained.network().featureCount(), name);
            assertEquals(UncleanStudy.NAMES, trained.featureNames());
            double[] scores = trained.probabilities(split.test());
            assertArrayEquals(scoresOfTransformed(trained, split.test()), scores);
            trained.save(folder);
            try (SequenceClassifier loaded = SequenceClassifier.load(folder);
                    SequenceClassifier inJava = SequenceClassifier.loadWithoutEngine(folder)) {
                assertArrayEquals(scores, loaded.probabilities(split.test()));
                assertArrayEquals(scores, inJava.probabilities(split.test()), 1e-5);
                assertEquals(trained.preprocessor(), loaded.preprocessor());
                assertEquals(settings, inJava.preprocessor().settings());
                assertEquals(
                        trained.preprocessor().apply(split.test()).fingerprint(),
                        inJava.preprocessor().apply(split.test()).fingerprint());
            }
        }
    }

    private static SequenceClassifier train(PreprocessorSettings settings, Split split) {
        return trainer(settings).build().train(split.train(), split.validation());
    }

    private static SequenceTrainerBuilder trainer(PreprocessorSettings settings) {
        return Study.trainer().hiddenSize(4).epochs(1).preprocessing(settings);
    }

    private static double[] scoresOfTransformed(SequenceClassifier classifier, Sequences raw) {
        try (NDManager manager = Engines.engine().newBaseManager()) {
            SequenceNetwork block =
                    SequenceNetwork.builder().setShape(classifier.network()).build();
            block.initialize(manager, DataType.FLOAT32, SequenceNetwork.inputShapes(classifier.network()));
            Weights.restore(block, classifier.weights());
            Sequences transformed = classifier.preprocessor().apply(raw);
            return Logits.probabilities(LogitScorer.logits(block, manager, transformed, 1000), classifier.objective());
        }
    }

    @Test
    void orderOfFeaturesAndCodesOfCategoriesDoNotMatter() {
        Sequences same = UncleanStudy.sequences(UncleanStudy.NAMES, UncleanStudy.UNITS, 0.2, true);
        Sequences other = UncleanStudy.sequences(
                UncleanStudy.backwards(UncleanStudy.NAMES), UncleanStudy.backwards(UncleanStudy.UNITS), 0.2, true);
        try (SequenceClassifier trained = train(ALL, GAPS)) {
            assertArrayEquals(trained.probabilities(same), trained.probabilities(other));
        }
    }

    @Test
    void oneSequenceWithGapsIsScored() {
        Split numbers = UncleanStudy.split(0.2, false);
        try (SequenceClassifier trained = train(ALL, numbers)) {
            double[] together = trained.probabilities(numbers.test());
            for (int i = 0; i < 20; i++) {
                assertEquals(together[i], trained.probability(numbers.test().steps(i)), 1e-6);
            }
            double nothing = trained.probability(new float[][] {{1, Float.NaN, Float.NaN}});
            assertTrue(nothing > 0 && nothing < 1, "probability " + nothing);
        }
    }

    @Test
    void gapsAreRefusedUnlessTheyAreToBeFilledIn() {
        PreprocessorSettings settings = of().categorical("unit").build();
        SequenceTrainer trainer = trainer(settings).build();
        assertRefused(
                () -> trainer.train(GAPS.train(), GAPS.validation()),
                " of 200 sequences ('",
                "every value must be there. Maybe train with --missing impute");
        try (SequenceClassifier trained = train(settings, UncleanStudy.split(0, false))) {
            assertRefused(
                    () -> trained.probability(new float[][] {{1, Float.NaN, 0}, {1, Float.NaN, 0}}),
                    "2 values are missing, in 1 of 1 sequences ('level' 2); every value must be there.");
        }
    }

    @Test
    void theModelNotesWhatWasAskedFor() {
        try (SequenceClassifier trained = train(ALL, GAPS)) {
            assertEquals(
                    List.of("robust", "impute", "amount", 0.02, "unit"),
                    List.of("scaling", "missing", "log1p", "clip", "categorical").stream()
                            .map(trained.provenance().settings()::get)
                            .toList());
        }
    }

    @Test
    void trainingGoesOnWithTheSavedPreprocessor() {
        try (SequenceClassifier trained = train(ALL, GAPS)) {
            trained.save(folder);
            Sequences swapped =
                    UncleanStudy.sequences(UncleanStudy.backwards(UncleanStudy.NAMES), UncleanStudy.UNITS, 0.2, true);
            SequenceTrainer further =
                    Study.trainer().hiddenSize(4).epochs(1).startFrom(folder).build();
            try (SequenceClassifier more = further.train(swapped, GAPS.validation())) {
                assertEquals(trained.preprocessor(), more.preprocessor());
                assertEquals("robust", more.provenance().settings().get("scaling"));
            }
        }
    }
}
