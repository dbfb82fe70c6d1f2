package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seqwise.contract.Refusal.assertRefused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.Objective;
import org.seqwise.reference.ReferenceNetwork;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.TrainingProgress;

class LearningTest {

    private static final Sequences TRAIN = Study.SPLIT.train();
    private static final Sequences VALIDATION = Study.SPLIT.validation();
    private static final Sequences TEST = Study.SPLIT.test();

    @ParameterizedTest
    @EnumSource
    void eachOptimizerLearnsMoreThanTheBaseRate(OptimizerChoice optimizer) {
        List<TrainingProgress> told = new ArrayList<>();
        SequenceTrainer trainer = Study.trainer()
                .optimizer(optimizer)
                // The others divide by the gradient's size, which is small here.
                .learningRate(optimizer == OptimizerChoice.SGD ? 0.1 : 0.01)
                .progress(told::add)
                .build();
        try (SequenceClassifier classifier = trainer.train(TRAIN, VALIDATION)) {
            Evaluation figures = classifier.evaluate(TEST);
            assertTrue(figures.logLoss() < figures.floorLogLoss() - 0.03, told + "\n" + figures);
            assertTrue(figures.rocAuc() > 0.65, told + "\n" + figures);
        }
    }

    @Test
    void bestWeightsAreKeptAndItsLossIsTheLowestTold() {
        List<TrainingProgress> told = new ArrayList<>();
        // A rate so large that the loss goes up and down.
        SequenceTrainer trainer = Study.trainer()
                .learningRate(0.1)
                .epochs(12)
                .patience(4)
                .progress(told::add)
                .build();
        try (SequenceClassifier classifier = trainer.train(TRAIN, VALIDATION)) {
            double lowest = told.stream()
                    .mapToDouble(TrainingProgress::validationLogLoss)
                    .min()
                    .orElseThrow();
            assertEquals(lowest, classifier.evaluate(VALIDATION).logLoss(), 1e-9);
            OptionalInt best = told.stream()
                    .filter(TrainingProgress::isBest)
                    .mapToInt(TrainingProgress::epoch)
                    .max();
            assertEquals(classifier.provenance().bestEpoch(), best.orElseThrow());
            assertEquals(classifier.provenance().epochs(), told.size());
            assertTrue(told.size() > classifier.provenance().bestEpoch(), "the last epoch was the best: a weak test");
        }
    }

    @Test
    void progressTellsEachEpochOnce() {
        List<TrainingProgress> told = new ArrayList<>();
        try (SequenceClassifier classifier =
                Study.trainer().epochs(3).progress(told::add).build().train(TRAIN, VALIDATION)) {
            assertEquals(
                    List.of(1, 2, 3), told.stream().map(TrainingProgress::epoch).toList());
            assertTrue(told.get(2).loss() < told.get(0).loss());
            assertEquals(3, classifier.provenance().epochs());
        }
    }

    @Test
    void probabilitiesOfATrainedModelAreTheReferences() {
        try (SequenceClassifier classifier = Study.tinyModel(20)) {
            Sequences standardized = classifier.preprocessor().apply(TEST);
            ReferenceNetwork reference = new ReferenceNetwork(classifier.network(), classifier.weights());
            double[] probabilities = classifier.probabilities(TEST);
            for (int i = 0; i < TEST.size(); i++) {
                double expected = 1 / (1 + Math.exp(-reference.logit(standardized.steps(i))));
                assertEquals(expected, probabilities[i], 1e-5);
            }
        }
    }

    @Test
    void probabilityOfOneSequenceIsThatAmongMany() {
        try (SequenceClassifier classifier = Study.tinyModel(4)) {
            double[] together = classifier.probabilities(TEST);
            for (int i = 0; i < 20; i++) {
                assertEquals(together[i], classifier.probability(TEST.steps(i)), 1e-6);
                assertEquals(together[i] >= classifier.threshold(), classifier.test(TEST.steps(i)));
            }
        }
    }

    @Test
    void probabilitiesAreCorrectedForTheClassWeight() {
        try (SequenceClassifier plain = Study.trainer().build().train(TRAIN, VALIDATION);
                SequenceClassifier weighted = Study.trainer()
                        .positiveWeight(TRAIN.balancingWeight())
                        .build()
                        .train(TRAIN, VALIDATION)) {
            double baseRate = TRAIN.balance().positiveRate();
            assertEquals(
                    baseRate,
                    Arrays.stream(weighted.probabilities(TEST)).average().orElseThrow(),
                    0.04);
            assertTrue(weighted.evaluate(TEST).logLoss() < plain.evaluate(TEST).logLoss() + 0.02);
            assertEquals(Objective.weighted(TRAIN.balancingWeight()), weighted.objective());
        }
    }

    @Test
    void trainingChangesNoSequence() {
        String train = TRAIN.fingerprint();
        try (SequenceClassifier classifier = Study.tinyModel(2)) {
            classifier.evaluate(TEST);
            assertEquals(train, TRAIN.fingerprint());
            assertEquals(
                    Study.first(200, TRAIN).fingerprint(),
                    classifier.provenance().trainFingerprint());
        }
    }

    @Test
    void sequencesWithoutLabelsAreRefused() {
        SequenceTrainer trainer = Study.trainer().build();
        assertRefused(() -> trainer.train(Study.unlabeled(TRAIN), VALIDATION), "training part has no labels");
        assertRefused(() -> trainer.train(TRAIN, Study.unlabeled(VALIDATION)), "validation part has no labels");
        try (SequenceClassifier classifier = Study.tinyModel(2)) {
            assertRefused(() -> classifier.evaluate(Study.unlabeled(TEST)), "no labels");
        }
    }

    @Test
    void oneClassAloneIsRefused() {
        SequenceTrainer trainer = Study.trainer().build();
        assertRefused(() -> trainer.train(Study.ofOneClass(0), VALIDATION), "training part has 50 0s and 0 1s", "both");
        assertRefused(() -> trainer.train(TRAIN, Study.ofOneClass(1)), "validation part has 0 0s and 50 1s", "both");
    }

    @Test
    void validationOfOtherFeaturesIsRefused() {
        assertRefused(() -> Study.trainer().build().train(TRAIN, Study.renamed(VALIDATION)), "Feature 'a'", "first");
    }

    @Test
    void lossThatIsNotFiniteIsReported() {
        SequenceTrainer trainer = Study.trainer().learningRate(3e38).epochs(3).build();
        assertRefused(
                () -> trainer.train(TRAIN, VALIDATION).close(), "The loss became", "Maybe a smaller learningRate");
    }

    @Test
    void batchesAreNeverMoreThanATwentiethOfTheTrainingPart() {
        try (SequenceClassifier classifier =
                Study.trainer().epochs(1).batchSize(1000).build().train(TRAIN, VALIDATION)) {
            assertEquals(TRAIN.size() / 20, classifier.provenance().settings().get("batchSize"));
        }
    }
}
