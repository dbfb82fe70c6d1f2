package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.data.Split;
import org.seqwise.explanation.AttributionMap;
import org.seqwise.explanation.DataExplanation;
import org.seqwise.explanation.Explainer;
import org.seqwise.explanation.ExplanationSettings;
import org.seqwise.explanation.Importance;
import org.seqwise.explanation.SequenceExplanation;
import org.seqwise.reference.Cell;
import org.seqwise.reference.Pooling;

/** What trained models say they go by is what they were given to go by. */
class ExplanationTest {

    private static final List<String> NAMES = List.of("noise", "other", "signal");
    private static final int SIGNAL = 2;
    private static final ExplanationSettings SETTINGS =
            ExplanationSettings.builder().attributed(200).build();

    private final Path folder;

    ExplanationTest(@TempDir Path parent) {
        folder = parent.resolve("model");
    }

    @Test
    void plantedFeatureOfTheLastStepIsFound() {
        Split split = planted(false);
        try (SequenceClassifier trained = trainer().train(split.train(), split.validation())) {
            DataExplanation found = new Explainer(trained, SETTINGS).explain(split.test());
            assertEquals(trained.evaluate(split.test()).rocAuc(), found.rocAuc(), 1e-12);
            assertTrue(found.rocAuc() > 0.9, "ROC AUC " + found.rocAuc());
            assertAlone(found.features(), SIGNAL);
            assertAlone(found.steps(), 0);
            AttributionMap map = found.attributions();
            double[][] size = map.size();
            for (int f = 0; f < NAMES.size(); f++) {
                for (int ago = 0; ago < map.counts().length; ago++) {
                    boolean isPlanted = f == SIGNAL && ago == 0;
                    assertTrue(isPlanted || size[f][ago] < 0.2 * size[SIGNAL][0], Arrays.deepToString(size));
                }
            }
            assertTrue(map.completenessError() < 1e-4, "completeness " + map.completenessError());
        }
    }

    private static void assertAlone(List<Importance> parts, int expected) {
        for (int i = 0; i < parts.size(); i++) {
            double lost = parts.get(i).rocAucLost().mean();
            assertTrue(i == expected ? lost > 0.3 : Math.abs(lost) < 0.03, parts.toString());
        }
    }

    @Test
    void explanationsAllButVanishWhereLabelsWereShuffled() {
        Split planted = planted(false);
        Split shuffled = planted(true);
        try (SequenceClassifier taught = trainer().train(planted.train(), planted.validation());
                SequenceClassifier fooled = trainer().train(shuffled.train(), shuffled.validation())) {
            DataExplanation real = new Explainer(taught, SETTINGS).explain(planted.test());
            DataExplanation none = new Explainer(fooled, SETTINGS).explain(shuffled.test());
            for (Importance part : none.features()) {
                // Of 600 sequences, chance alone moves the area by 0.024 and more.
                assertTrue(Math.abs(part.rocAucLost().mean()) < 0.08, part.toString());
                assertTrue(Math.abs(part.logLossGained().mean()) < 0.015, part.toString());
            }
            double largest = largest(none.attributions());
            assertTrue(largest < 0.1 * largest(real.attributions()), largest + " of " + largest(real.attributions()));
        }
    }

    private static double largest(AttributionMap map) {
        return Arrays.stream(map.size()).flatMapToDouble(Arrays::stream).max().orElseThrow();
    }

    @Test
    void otherSequencesOfABatchChangeNothing() {
        Sequences sequences = Study.first(40, Study.SPLIT.test());
        try (SequenceClassifier tiny = Study.tinyModel(6)) {
            Explainer explainer = new Explainer(
                    tiny, ExplanationSettings.builder().attributed(40).build());
            double[] sum = new double[sequences.featureCount()];
            for (int i = 0; i < sequences.size(); i++) {
                double[][] added = explainer.explain(sequences, i).added();
                for (int f = 0; f < sum.length; f++) {
                    sum[f] += added[added.length - 1][f];
                }
            }
            double[][] together = explainer.explain(sequences).attributions().mean();
            for (int f = 0; f < sum.length; f++) {
                assertEquals(sum[f] / sequences.size(), together[f][0], 1e-6);
            }
        }
    }

    @Test
    void kinkedNetworkIsCompleteWithMorePoints() {
        SequenceTrainer trainer =
                Study.trainer().pooling(Pooling.MAX).denseSize(6).build();
        Split split = planted(false);
        try (SequenceClassifier trained = trainer.train(split.train(), split.validation())) {
            ExplanationSettings many =
                    ExplanationSettings.builder().points(2000).build();
            for (int i = 0; i < 5; i++) {
                double error =
                        new Explainer(trained, many).explain(split.test(), i).completenessError();
                // Each unit that bends on the way is missed by up to a gap between two points.
                assertTrue(error < 3e-3, "completeness " + error);
            }
        }
    }

    @Test
    void savedEnsembleIsExplainedTheSameOnTheEngineAndInPlainJava() {
        SequenceTrainer trainer = Study.trainer()
                .cell(Cell.GRU)
                .bidirectional(true)
                .pooling(Pooling.ATTENTION)
                .positiveWeight(3)
                .epochs(1)
                .ensemble(2)
                .build();
        Sequences test = Study.first(50, Study.SPLIT.test());
        try (SequenceClassifier trained =
                trainer.train(Study.first(200, Study.SPLIT.train()), Study.first(100, Study.SPLIT.validation()))) {
            trained.save(folder);
            try (SequenceClassifier inJava = SequenceClassifier.loadWithoutEngine(folder)) {
                SequenceExplanation here = new Explainer(trained, SETTINGS).explain(test, 0);
                SequenceExplanation there = new Explainer(inJava, SETTINGS).explain(test, 0);
                assertTrue(here.completenessError() < 1e-4, "completeness " + here.completenessError());
                assertEquals(here.probability(), trained.probabilities(test)[0], 1e-6);
                assertEquals(here.logit(), there.logit(), 1e-5);
                for (int t = 0; t < here.stepCount(); t++) {
                    assertArrayEquals(here.added()[t], there.added()[t], 1e-5);
                }
            }
        }
    }

    @Test
    void whatTrainingDidNotHaveIsWarnedOfOnce() {
        Sequences odd = Sequences.builder(Study.SPLIT.test().featureNames())
                .add("odd", new float[][] {{9000, 1, 1, 1, 1}}, 1)
                .build();
        try (SequenceClassifier tiny = Study.tinyModel(4)) {
            Explainer explainer = new Explainer(tiny, SETTINGS);
            for (Runnable explaining :
                    List.<Runnable>of(() -> explainer.explain(odd), () -> explainer.explain(odd, 0))) {
                try (LogLines lines = LogLines.of("org.seqwise")) {
                    explaining.run();
                    assertEquals(
                            1, lines.warnings("outside the range of training").size());
                }
            }
        }
    }

    @Test
    void modelIsExplainedWhileAnotherTrains() {
        Sequences test = Study.first(50, Study.SPLIT.test());
        try (SequenceClassifier tiny = Study.tinyModel(4)) {
            Explainer explainer = new Explainer(tiny, SETTINGS);
            DataExplanation alone = explainer.explain(test);
            CompletableFuture<SequenceClassifier> training = CompletableFuture.supplyAsync(
                    () -> Study.trainer().build().train(Study.SPLIT.train(), Study.SPLIT.validation()));
            do {
                assertEquals(alone.features(), explainer.explain(test).features());
            } while (!training.isDone());
            try (SequenceClassifier trained = training.join()) {
                assertTrue(Double.isFinite(trained.evaluate(test).logLoss()));
            }
        }
    }

    private static SequenceTrainer trainer() {
        return Study.trainer().epochs(8).build();
    }

    /** Returns normal sequences of 1 to 6 steps; nothing but the last signal, with a little luck, says the label. */
    private static Split planted(boolean shuffled) {
        Random random = new Random(11);
        SequencesBuilder builder = Sequences.builder(NAMES);
        for (int i = 0; i < 3000; i++) {
            float[][] steps = new float[1 + random.nextInt(6)][NAMES.size()];
            for (float[] step : steps) {
                for (int f = 0; f < step.length; f++) {
                    step[f] = (float) random.nextGaussian();
                }
            }
            double told = steps[steps.length - 1][SIGNAL] + 0.3 * random.nextGaussian();
            boolean drawn = random.nextBoolean();
            builder.add("s" + i, steps, (shuffled ? drawn : told > 0) ? 1 : 0);
        }
        return builder.build().stratifiedSplit(0.6, 0.2, 7);
    }
}
