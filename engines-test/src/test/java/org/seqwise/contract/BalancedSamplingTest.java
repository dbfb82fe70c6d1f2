package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.Sampling;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.Objective;
import org.seqwise.training.TrainingProgress;

/** A training that is dealt as many 1s as 0s learns the rate of 1s in the data all the same. */
class BalancedSamplingTest {

    private static final Sequences TRAIN = Study.SPLIT.train();
    private static final Sequences VALIDATION = Study.SPLIT.validation();
    private static final Sequences TEST = Study.SPLIT.test();

    static List<SequenceTrainerBuilder> trainers() {
        return List.of(
                balanced(),
                balanced().positiveWeight(2),
                balanced().labelSmoothing(0.1),
                balanced().focal(1).positiveWeight(0.5).labelSmoothing(0.05));
    }

    private static SequenceTrainerBuilder balanced() {
        return Study.trainer().sampling(Sampling.BALANCED);
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void probabilitiesAreThoseInTheData(SequenceTrainerBuilder trainer) {
        List<TrainingProgress> told = new ArrayList<>();
        try (SequenceClassifier classifier = trainer.progress(told::add).build().train(TRAIN, VALIDATION)) {
            double mean =
                    Arrays.stream(classifier.probabilities(TEST)).average().orElseThrow();
            assertEquals(TRAIN.balance().positiveRate(), mean, 0.04);
            Evaluation figures = classifier.evaluate(TEST);
            assertTrue(figures.logLoss() < figures.floorLogLoss() - 0.03, figures.toString());
            // It was stopped by the same probabilities.
            assertEquals(
                    classifier.evaluate(VALIDATION).logLoss(),
                    told.get(classifier.provenance().bestEpoch() - 1).validationLogLoss(),
                    1e-9);
        }
    }

    @Test
    void theCorrectionIsSavedWithTheModel(@TempDir Path folder) {
        double ratio = TRAIN.balancingWeight();
        SequenceTrainerBuilder trainer =
                balanced().positiveWeight(2).labelSmoothing(0.1).epochs(1);
        try (SequenceClassifier classifier = trainer.build().train(TRAIN, VALIDATION)) {
            assertEquals(new Objective(2, 1, 0.1, 0, ratio), classifier.objective());
            assertEquals("balanced", classifier.provenance().settings().get("sampling"));
            assertEquals(ratio, classifier.provenance().settings().get("oversampling"));
            classifier.save(folder.resolve("model"));
            try (SequenceClassifier loaded = SequenceClassifier.load(folder.resolve("model"))) {
                assertEquals(classifier.objective(), loaded.objective());
                assertArrayEquals(classifier.probabilities(TEST), loaded.probabilities(TEST));
            }
        }
    }

    @Test
    void aTrainingGoesOnAsIfItHadNotEnded(@TempDir Path folder) {
        try (SequenceClassifier whole = balanced()
                        .epochs(2)
                        .patience(9)
                        .minImprovement(0)
                        .build()
                        .train(TRAIN, VALIDATION);
                SequenceClassifier first = balanced().epochs(1).build().train(TRAIN, VALIDATION)) {
            first.save(folder.resolve("first"));
            try (SequenceClassifier second = balanced()
                    .epochs(1)
                    .startFrom(folder.resolve("first"))
                    .build()
                    .train(TRAIN, VALIDATION)) {
                assertEquals(2, whole.provenance().bestEpoch());
                assertArrayEquals(whole.probabilities(TEST), second.probabilities(TEST), 1e-6);
            }
        }
    }
}
