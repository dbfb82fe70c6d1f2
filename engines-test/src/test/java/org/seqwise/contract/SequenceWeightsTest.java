package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seqwise.contract.Refusal.assertRefused;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.evaluation.Objective;
import org.seqwise.evaluation.Scores;
import org.seqwise.evaluation.ThresholdRule;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.TrainingLoop;
import org.seqwise.training.TrainingProgress;
import org.seqwise.training.TrainingSettings;

/** What a sequence's weight does in training, and what it leaves alone. */
class SequenceWeightsTest {

    private static final Sequences FEW = Study.first(6, Study.SPLIT.train());
    private static final Sequences TRAIN = Study.first(300, Study.SPLIT.train());
    private static final Sequences VALIDATION = Study.first(200, Study.SPLIT.validation());

    static List<Objective> objectives() {
        return List.of(Objective.CROSS_ENTROPY, new Objective(3, 0.5, 0.1, 2));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void weightTwoIsTheSequenceTwice(Objective objective) {
        Map<String, float[]> weighted = sumOfGradients(reweighted(FEW, i -> i == 2 ? 2 : 1), objective);
        Map<String, float[]> twice = sumOfGradients(FEW.subset(0, 1, 2, 2, 3, 4, 5), objective);
        Near.assertNear(twice, weighted, 2e-5f);
        assertTrue(distance(weighted, sumOfGradients(FEW, objective)) > 1e-3);
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void weightZeroIsTheSequencesAbsence(Objective objective) {
        Map<String, float[]> weighted = sumOfGradients(reweighted(FEW, i -> i == 2 ? 0 : 1), objective);
        Map<String, float[]> absent = sumOfGradients(FEW.subset(0, 1, 3, 4, 5), objective);
        Near.assertNear(absent, weighted, 2e-5f);
        assertTrue(distance(weighted, sumOfGradients(FEW, objective)) > 1e-3);
    }

    /** Returns the gradient of a whole training run of one step, times the sequences that its mean is over. */
    private static Map<String, float[]> sumOfGradients(Sequences sequences, Objective objective) {
        float rate = 0.1f;
        TrainingSettings settings = new TrainingSettings(OptimizerChoice.SGD, rate, 16, 1, 1, objective, 1);
        try (Net net = Net.random(5, 4, 1)) {
            Map<String, float[]> before = net.weights();
            new TrainingLoop(net.block(), net.manager(), settings, told -> {}, () -> false).run(sequences, sequences);
            Map<String, float[]> sums = new LinkedHashMap<>();
            net.weights().forEach((name, after) -> {
                float[] sum = before.getOrDefault(name, new float[0]);
                for (int i = 0; i < sum.length; i++) {
                    // The first step with Nesterov's momentum of 0.9 is 1.9 gradients long.
                    sum[i] = (sum[i] - after[i]) / (1.9f * rate) * sequences.size();
                }
                sums.put(name, sum);
            });
            return sums;
        }
    }

    private static double distance(Map<String, float[]> one, Map<String, float[]> other) {
        double largest = 0;
        for (Map.Entry<String, float[]> named : one.entrySet()) {
            float[] others = other.getOrDefault(named.getKey(), new float[0]);
            for (int i = 0; i < others.length; i++) {
                largest = Math.max(largest, Math.abs(named.getValue()[i] - others[i]));
            }
        }
        return largest;
    }

    @Test
    void weightsThatFollowTheClassAreLearnedAsAClassWeightIsAndNotCorrectedFor() {
        SequenceTrainer plain = Study.trainer().epochs(1).build();
        SequenceTrainer classWeight =
                Study.trainer().epochs(1).positiveWeight(3).build();
        Sequences threefold = reweighted(TRAIN, i -> TRAIN.label(i) == 1 ? 3 : 1);
        try (SequenceClassifier weighted = plain.train(threefold, VALIDATION);
                SequenceClassifier corrected = classWeight.train(TRAIN, VALIDATION)) {
            double[] those = weighted.probabilities(VALIDATION);
            double[] these = corrected.probabilities(VALIDATION);
            for (int i = 0; i < those.length; i++) {
                double odds = 3 * these[i] / (1 - these[i]);
                assertEquals(odds / (1 + odds), those[i], 1e-5);
            }
        }
    }

    @Test
    void trainingStopsByTheWeightedLogLoss() {
        Sequences weighted = reweighted(VALIDATION, i -> i < 50 ? 0 : i % 5);
        List<TrainingProgress> told = new ArrayList<>();
        SequenceTrainer trainer = Study.trainer().epochs(1).progress(told::add).build();
        try (SequenceClassifier classifier = trainer.train(TRAIN, weighted)) {
            double[] probabilities = classifier.probabilities(VALIDATION);
            double sum = 0;
            double whole = 0;
            for (int i = 50; i < probabilities.length; i++) {
                double p = VALIDATION.label(i) == 1 ? probabilities[i] : 1 - probabilities[i];
                sum -= i % 5 * Math.log(p);
                whole += i % 5;
            }
            assertEquals(sum / whole, told.get(0).validationLogLoss(), 1e-9);
            assertEquals(classifier.evaluate(VALIDATION).rocAuc(), told.get(0).validationRocAuc());
        }
    }

    @Test
    void figuresThresholdAndPreprocessorCountEachSequenceOnce() {
        SequenceTrainer trainer = Study.trainer().epochs(1).build();
        Sequences reweighted = reweighted(VALIDATION, i -> 1 + i % 3);
        try (SequenceClassifier weighted = trainer.train(reweighted(TRAIN, i -> 1 + i % 2), reweighted);
                SequenceClassifier unweighted = trainer.train(TRAIN, VALIDATION)) {
            assertEquals(unweighted.preprocessor(), weighted.preprocessor());
            assertEquals(weighted.evaluate(VALIDATION), weighted.evaluate(reweighted));
            assertArrayEquals(weighted.probabilities(VALIDATION), weighted.probabilities(reweighted));
            Scores scores = new Scores(weighted.probabilities(VALIDATION), VALIDATION.labels());
            assertEquals(ThresholdRule.bestF1().choose(scores), weighted.threshold());
        }
    }

    @Test
    void classThatWeighsNothingIsRefused() {
        SequenceTrainer trainer = Study.trainer().build();
        Sequences noOnes = reweighted(TRAIN, i -> 1 - TRAIN.label(i));
        Sequences nothing = reweighted(VALIDATION, i -> 0);
        assertRefused(
                () -> trainer.train(noOnes, VALIDATION),
                "The training part's 0s weigh " + TRAIN.weightOf(0) + " together and its 1s 0.0; both must weigh");
        assertRefused(() -> trainer.train(TRAIN, nothing), "validation part's 0s weigh 0.0 together and its 1s 0.0");
    }

    private static Sequences reweighted(Sequences sequences, IntToDoubleFunction weight) {
        SequencesBuilder builder = Sequences.builder(sequences.featureNames());
        for (int i = 0; i < sequences.size(); i++) {
            float its = (float) weight.applyAsDouble(i);
            builder.add(sequences.id(i), sequences.steps(i), sequences.label(i), its);
        }
        return builder.build();
    }
}
