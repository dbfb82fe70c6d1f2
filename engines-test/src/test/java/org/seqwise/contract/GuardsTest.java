package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seqwise.contract.Refusal.assertRefused;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.PaddedSequenceDataset;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.data.ShuffledBatches;
import org.seqwise.evaluation.Objective;
import org.seqwise.nn.Weights;
import org.seqwise.training.CheckpointPlan;
import org.seqwise.training.DivergenceRule;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.TrainingLoop;
import org.seqwise.training.TrainingOutcome;
import org.seqwise.training.TrainingProgress;
import org.seqwise.training.TrainingSettings;

/** A training that breaks or learns nothing says why. */
class GuardsTest {

    private static final int BATCH = 16;
    private static final Preprocessor PREPROCESSOR = Preprocessor.fit(Study.SPLIT.train());
    private static final Sequences TRAIN = PREPROCESSOR.apply(Study.first(200, Study.SPLIT.train()));
    private static final Sequences VALIDATION = PREPROCESSOR.apply(Study.first(100, Study.SPLIT.validation()));

    @Test
    void missingValueOfTheSeventhBatchIsNamedWithItsSequence() {
        int planted = positionIn(7);
        Sequences broken = with(TRAIN, planted, 2, Float.NaN);
        String[] facts = {
            "The loss became NaN in epoch 1, at step 7 of the training",
            "of 16 sequences ('",
            "and 13 more), 1 value is NaN or infinite: NaN (feature 'third', time step 1 of sequence '"
                    + TRAIN.id(planted) + "')",
            "must be filled in"
        };
        assertRefused(() -> run(broken, VALIDATION, 0.01, 2, DivergenceRule.FAIL), facts);
        // No rate helps.
        assertRefused(() -> run(broken, VALIDATION, 0.01, 2, DivergenceRule.rollback()), facts);
    }

    @Test
    void missingValueOfTheLastBatchIsNamed() {
        int planted = positionIn(13);
        assertRefused(
                () -> run(with(TRAIN, planted, 0, Float.NaN), VALIDATION, 0.01, 1, DivergenceRule.FAIL),
                "in epoch 1, at step 13 of the training",
                "feature 'first', time step 1 of sequence '" + TRAIN.id(planted));
    }

    @Test
    void missingValueOfTheValidationPartIsNamed() {
        assertRefused(
                () -> run(TRAIN, with(VALIDATION, 40, 1, Float.NaN), 0.01, 1, DivergenceRule.FAIL),
                "The validation logit became NaN in epoch 1, at step 13 of the training",
                "of 1 sequence ('" + VALIDATION.id(40) + "')",
                "NaN (feature 'second', time step 1 of");
    }

    /** The first step makes the weights infinite: the second loss shows it, or, where there is no second step, the validation. */
    @Test
    void theStepThatBrokeTheWeightsIsNamedAndNotTheOneAfterIt() {
        assertRefused(
                () -> run(TRAIN, VALIDATION, 3e38, 1, DivergenceRule.FAIL),
                "in epoch 1, at step 2 of the training; it must stay finite. Step 1 made the weights so",
                "It learned from 16 sequences ('" + TRAIN.id(firstOf(1)) + "', ",
                "their largest values are ",
                "Maybe a smaller learningRate than 3.0E38, or a maxGradientNorm.");
        Sequences oneBatch = Study.first(BATCH, TRAIN);
        assertRefused(
                () -> run(oneBatch, VALIDATION, 3e38, 1, DivergenceRule.FAIL),
                "validation logit became",
                "in epoch 1, at step 1 of the training; it must stay finite. Step 1 made the weights so",
                "It learned from 16 sequences");
    }

    @Test
    void rollingBackHalvesTheRateFromTheBestWeightsUntilItIsTooMuch() {
        try (LogLines log = LogLines.of("org.seqwise")) {
            assertRefused(
                    () -> run(TRAIN, VALIDATION, 3e38, 2, DivergenceRule.rollback(2)),
                    "Maybe a smaller learningRate than 7.5E37",
                    "It had been rolled back 2 of 2 times.");
            assertEquals(
                    2,
                    log.warnings("goes back to what it began with and begins epoch 1 again with half the rate")
                            .size());
            assertEquals(1, log.warnings("(rollback 2 of 2)").size());
        }
    }

    /** The weights are broken from outside after the second epoch, so that what is gone back to is not the beginning. */
    @Test
    void rolledBackTrainingGoesOnFromTheBestEpochAsOneWithHalfTheRateWould() {
        List<TrainingProgress> told = new ArrayList<>();
        List<TrainingProgress> expected = new ArrayList<>();
        try (Net broken = Net.initial(5, 8, 1);
                Net sound = Net.initial(5, 8, 1);
                LogLines log = LogLines.of("org.seqwise")) {
            adam(broken, 0.01, 4, epoch -> {
                        told.add(epoch);
                        if (epoch.epoch() == 2) {
                            breakWeights(broken);
                        }
                    })
                    .onDivergence(DivergenceRule.rollback())
                    .run(TRAIN, VALIDATION);
            assertEquals(
                    1,
                    log.warnings(
                                    "in epoch 3, at step 27 of the training; it must stay finite. Step 26 made the weights so")
                            .size(),
                    log.warnings("")::toString);
            assertEquals(
                    1,
                    log.warnings(
                                    "goes back to the weights of epoch 2 and begins epoch 3 again with half the rate (rollback 1 of 3)")
                            .size());
            TrainingOutcome two = adam(sound, 0.01, 2, expected::add).run(TRAIN, VALIDATION);
            assertEquals(2, two.bestEpoch());
            adam(sound, 0.005, 2, expected::add).resume(two.state()).run(TRAIN, VALIDATION);
            assertEquals(losses(expected), losses(told));
            assertEquals(
                    List.of(0.01, 0.01, 0.005, 0.005),
                    told.stream().map(TrainingProgress::learningRate).toList());
            assertEquals(
                    List.of(1, 2, 3, 4),
                    told.stream().map(TrainingProgress::epoch).toList());
        }
    }

    private static void breakWeights(Net net) {
        Map<String, float[]> weights = net.weights();
        weights.values().forEach(values -> Arrays.fill(values, 3e38f));
        Weights.restore(net.block(), weights);
    }

    private static List<Double> losses(List<TrainingProgress> told) {
        return told.stream()
                .flatMap(epoch -> Stream.of(epoch.loss(), epoch.validationLogLoss()))
                .toList();
    }

    private static TrainingLoop adam(Net net, double rate, int epochs, Consumer<TrainingProgress> told) {
        TrainingSettings settings =
                new TrainingSettings(OptimizerChoice.ADAM, rate, BATCH, epochs, 50, Objective.CROSS_ENTROPY, 1);
        return new TrainingLoop(net.block(), net.manager(), settings, told, () -> false);
    }

    @Test
    void rollbacksLiveThroughACheckpoint(@TempDir Path folder) {
        SequenceTrainerBuilder builder = Study.trainer()
                .learningRate(3e38)
                .optimizer(OptimizerChoice.ADAM)
                .dropout(0.3)
                .batchSize(15)
                .epochs(3)
                .onDivergence(DivergenceRule.rollback(20));
        Sequences train = Study.first(150, Study.SPLIT.train());
        Sequences validation = Study.first(60, Study.SPLIT.validation());
        Map<String, float[]> whole;
        Object rollbacks;
        try (SequenceClassifier classifier = builder.build().train(train, validation)) {
            whole = classifier.weights();
            rollbacks = classifier.provenance().settings().get("rollbacks");
        }
        assertTrue(rollbacks instanceof Integer count && count > 0, "rollbacks: " + rollbacks);
        CheckpointPlan plan = CheckpointPlan.in(folder.resolve("kept"));
        int[] epochs = new int[1];
        int[] asked = new int[1];
        SequenceTrainerBuilder cancelled = builder.checkpoints(plan)
                .progress(told -> epochs[0] = told.epoch())
                .cancelWhen(() -> epochs[0] == 2 && asked[0]++ == 4);
        assertThrows(
                CancellationException.class,
                () -> cancelled.build().train(train, validation).close());
        try (SequenceClassifier resumed = builder.checkpoints(plan.resuming())
                .cancelWhen(() -> false)
                .build()
                .train(train, validation)) {
            assertEquals(rollbacks, resumed.provenance().settings().get("rollbacks"));
            Map<String, float[]> weights = resumed.weights();
            whole.forEach((name, values) -> assertArrayEquals(values, weights.getOrDefault(name, new float[0]), name));
        }
    }

    @Test
    void checkpointNeverHoldsBrokenWeights(@TempDir Path folder) {
        SequenceTrainerBuilder builder = Study.trainer()
                .learningRate(3e38)
                .checkpoints(CheckpointPlan.in(folder.resolve("kept")).everySteps(1));
        assertRefused(
                () -> builder.build()
                        .train(Study.SPLIT.train(), Study.SPLIT.validation())
                        .close(),
                "The weight became",
                "in epoch 1, at step 1 of the training",
                "Step 1 made the weights so");
    }

    @Test
    void tooLongStepsAreToldWhileTheyAreTaken() {
        assertWarnedOnce(TRAIN, 10, 4, "learningRate far smaller than 10.0", "is far above 0.69", "gradient's norm is");
    }

    @Test
    void tooShortStepsAreTold() {
        assertWarnedOnce(TRAIN, 1e-7, 4, "The loss stands still at 0.", "Maybe a larger learningRate than 1.0E-7");
    }

    @Test
    void featureThatNeverChangesIsTold() {
        assertWarnedOnce(
                replaced(TRAIN, 4, 0, 0), 0.01, 1, "'fifth' never changes in training: nothing can be learned from it");
    }

    @Test
    void featureThatIsFarLargerThanTheOthersIsTold() {
        assertWarnedOnce(
                replaced(TRAIN, 2, 5000, 10),
                0.01,
                1,
                "Feature 'third' is far larger than the others: about 5000 as the network sees it",
                "Maybe scale the features");
    }

    @Test
    void gatesThatAreSaturatedByLargeInputsAreTold() {
        Sequences large = TRAIN;
        for (int feature = 0; feature < 5; feature++) {
            large = replaced(large, feature, 5000, 10);
        }
        Sequences train = large;
        assertWarnedOnce(train, train, 0.001, 2, "of the gates are saturated", "is about 5000 as the network sees it");
    }

    @Test
    void labelsThatNothingIsKnownOfLeaveTheFloorAndItIsTold() {
        assertWarnedOnce(
                coins(3000), coins(300), 0.001, 10, "Only the ratio of the classes was learned", "always saying");
    }

    @Test
    void trainingThatLearnsGivesNoWarningAndItsFigures() {
        List<TrainingProgress> told = new ArrayList<>();
        try (LogLines log = LogLines.of("org.seqwise");
                SequenceClassifier classifier = Study.trainer()
                        .progress(told::add)
                        .build()
                        .train(Study.SPLIT.train(), Study.SPLIT.validation())) {
            assertEquals(List.of(), log.warnings(""));
            assertFalse(classifier.provenance().settings().containsKey("rollbacks"));
        }
        for (TrainingProgress epoch : told) {
            assertEquals(List.of(), epoch.findings());
            assertTrue(
                    epoch.health().gradientNorm() > 0.001 && epoch.health().gradientNorm() < 10,
                    epoch.health()::toString);
            assertTrue(epoch.health().weightNorm() > 1 && epoch.health().weightNorm() < 100, epoch.health()::toString);
            assertTrue(
                    epoch.health().updateRatio() > 0.01 && epoch.health().updateRatio() < 1, epoch.health()::toString);
            assertTrue(epoch.health().saturation() >= 0 && epoch.health().saturation() < 0.2, epoch.health()::toString);
            assertTrue(epoch.health().spread() > 0.05 && epoch.health().spread() <= 1, epoch.health()::toString);
        }
    }

    private static void assertWarnedOnce(Sequences train, double rate, int epochs, String... facts) {
        assertWarnedOnce(train, VALIDATION, rate, epochs, facts);
    }

    private static void assertWarnedOnce(
            Sequences train, Sequences validation, double rate, int epochs, String... facts) {
        List<TrainingProgress> told = new ArrayList<>();
        try (LogLines log = LogLines.of("org.seqwise");
                Net net = Net.initial(5, 8, 1)) {
            loop(net, rate, epochs, told).run(train, validation);
            assertEquals(1, log.warnings("").size(), () -> log.warnings("") + " " + told);
            String line = log.warnings("").get(0);
            for (String fact : facts) {
                assertTrue(line.contains(fact), line + "  <- lacks: " + fact);
            }
            assertEquals(
                    List.of(line),
                    told.stream()
                            .flatMap(epoch -> epoch.findings().stream())
                            .map(finding -> finding.text())
                            .toList());
        }
    }

    private static TrainingOutcome run(
            Sequences train, Sequences validation, double rate, int epochs, DivergenceRule rule) {
        try (Net net = Net.initial(5, 8, 1)) {
            return loop(net, rate, epochs, new ArrayList<>()).onDivergence(rule).run(train, validation);
        }
    }

    private static TrainingLoop loop(Net net, double rate, int epochs, List<TrainingProgress> told) {
        TrainingSettings settings =
                new TrainingSettings(OptimizerChoice.RMSPROP, rate, BATCH, epochs, 50, Objective.CROSS_ENTROPY, 1);
        return new TrainingLoop(net.block(), net.manager(), settings, told::add, () -> false);
    }

    /** Returns the position of the first sequence of a batch of the first epoch. */
    private static int firstOf(int batch) {
        List<Long> first = batches().get(batch - 1);
        return Math.toIntExact(first.get(0));
    }

    private static int positionIn(int batch) {
        List<Long> dealt = batches().get(batch - 1);
        return Math.toIntExact(dealt.get(dealt.size() / 2));
    }

    private static List<List<Long>> batches() {
        ShuffledBatches sampler = new ShuffledBatches(BATCH, 1);
        List<List<Long>> batches = new ArrayList<>();
        sampler.sample(PaddedSequenceDataset.builder()
                        .setSequences(TRAIN)
                        .setSampling(sampler)
                        .build())
                .forEachRemaining(batches::add);
        return batches;
    }

    private static Sequences with(Sequences sequences, int position, int feature, float value) {
        SequencesBuilder builder = Sequences.builder(sequences.featureNames()).missingAllowed();
        for (int i = 0; i < sequences.size(); i++) {
            float[][] steps = sequences.steps(i);
            if (i == position) {
                steps[0][feature] = value;
            }
            builder.add(sequences.id(i), steps, sequences.label(i));
        }
        return builder.build();
    }

    /** Returns the sequences with one feature replaced by others of a mean and about that deviation. */
    private static Sequences replaced(Sequences sequences, int feature, float mean, float deviation) {
        SequencesBuilder builder = Sequences.builder(sequences.featureNames());
        for (int i = 0; i < sequences.size(); i++) {
            float[][] steps = sequences.steps(i);
            for (float[] step : steps) {
                step[feature] = mean + deviation * step[feature];
            }
            builder.add(sequences.id(i), steps, sequences.label(i));
        }
        return builder.build();
    }

    /** Returns sequences of noise, of which one in four is a 1. */
    private static Sequences coins(int count) {
        Random random = new Random(5);
        SequencesBuilder builder = Sequences.builder(TRAIN.featureNames());
        for (int i = 0; i < count; i++) {
            float[] step = new float[5];
            for (int feature = 0; feature < step.length; feature++) {
                step[feature] = (float) random.nextGaussian();
            }
            builder.add("coin" + i, new float[][] {step}, random.nextInt(4) == 0 ? 1 : 0);
        }
        return builder.build();
    }
}
