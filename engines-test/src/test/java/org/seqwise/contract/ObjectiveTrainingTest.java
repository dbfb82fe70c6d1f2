package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.Logits;
import org.seqwise.evaluation.Objective;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.TrainingLoop;
import org.seqwise.training.TrainingOutcome;
import org.seqwise.training.TrainingProgress;
import org.seqwise.training.TrainingSettings;

/** A training makes the objective small that it was given, and its probabilities are those in the data all the same. */
class ObjectiveTrainingTest {

    private static final Sequences TRAIN = Study.SPLIT.train();
    private static final Sequences VALIDATION = Study.SPLIT.validation();
    private static final Sequences TEST = Study.SPLIT.test();

    static List<Objective> objectives() {
        return List.of(
                Objective.CROSS_ENTROPY,
                Objective.weighted(3),
                new Objective(2, 0.5, 0.2, 0),
                Objective.focal(2, 0.25, 0),
                new Objective(3, 1, 0.1, 1.5));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void trainingsLossIsTheObjectivesAndItsProbabilitiesAreCorrectedForIt(Objective objective) {
        Sequences few = Study.first(100, TRAIN);
        // A rate at which nothing moves.
        TrainingSettings settings = new TrainingSettings(OptimizerChoice.SGD, 1e-20, 16, 1, 1, objective, 1);
        List<TrainingProgress> told = new ArrayList<>();
        try (Net net = Net.initial(5, 4, 1)) {
            TrainingOutcome outcome =
                    new TrainingLoop(net.block(), net.manager(), settings, told::add, () -> false).run(few, few);
            double sum = 0;
            for (int i = 0; i < few.size(); i++) {
                double logit = net.reference().logit(few.steps(i));
                sum += loss(logit, few.label(i), objective);
                assertEquals(Logits.probability(logit, objective), outcome.validationProbabilities()[i], 1e-5);
            }
            assertEquals(sum / few.size(), told.get(0).loss(), 1e-5);
        }
    }

    private static double loss(double logit, int label, Objective objective) {
        double p = 1 / (1 + Math.exp(-logit));
        double s = label * (1 - objective.labelSmoothing()) + objective.labelSmoothing() / 2;
        double gamma = objective.focalGamma();
        return -objective.positiveWeight() * s * Math.pow(1 - p, gamma) * Math.log(p)
                - objective.negativeWeight() * (1 - s) * Math.pow(p, gamma) * Math.log(1 - p);
    }

    static List<SequenceTrainerBuilder> trainers() {
        return List.of(
                Study.trainer().positiveWeight(TRAIN.balancingWeight()),
                Study.trainer().labelSmoothing(0.1),
                Study.trainer().focal(2),
                Study.trainer().focal(2, 0.25),
                Study.trainer().focal(1).positiveWeight(2).labelSmoothing(0.05));
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void probabilitiesAreThoseInTheDataWhateverTheObjective(SequenceTrainerBuilder trainer) {
        double baseRate = TRAIN.balance().positiveRate();
        try (SequenceClassifier classifier = trainer.build().train(TRAIN, VALIDATION)) {
            Evaluation figures = classifier.evaluate(TEST);
            double mean =
                    Arrays.stream(classifier.probabilities(TEST)).average().orElseThrow();
            assertEquals(baseRate, mean, 0.04);
            assertTrue(figures.logLoss() < figures.floorLogLoss() - 0.03, figures.toString());
        }
    }

    @Test
    void savedModelKeepsItsObjective(@TempDir Path folder) {
        SequenceTrainerBuilder trainer =
                Study.trainer().focal(2, 0.25).labelSmoothing(0.1).epochs(1);
        try (SequenceClassifier classifier = trainer.build().train(TRAIN, VALIDATION)) {
            assertEquals(Objective.focal(2, 0.25, 0.1), classifier.objective());
            Map<String, Object> settings = classifier.provenance().settings();
            assertEquals(0.25, settings.get("positiveWeight"));
            assertEquals(0.75, settings.get("negativeWeight"));
            assertEquals(0.1, settings.get("labelSmoothing"));
            assertEquals(2.0, settings.get("focalGamma"));
            classifier.save(folder.resolve("model"));
            try (SequenceClassifier loaded = SequenceClassifier.load(folder.resolve("model"))) {
                assertEquals(classifier.objective(), loaded.objective());
                assertArrayEquals(classifier.probabilities(TEST), loaded.probabilities(TEST));
            }
        }
    }
}
