package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.dataset.Batch;
import ai.djl.util.Pair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.PaddedSequenceDataset;
import org.seqwise.data.Sequences;
import org.seqwise.data.ShuffledBatches;
import org.seqwise.evaluation.Objective;
import org.seqwise.optimizer.PortableOptimizer;
import org.seqwise.training.LearningRateSchedule;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.TrainingLoop;
import org.seqwise.training.TrainingProgress;
import org.seqwise.training.TrainingSettings;

/** How schedules reach the steps. */
class LearningRateTest {

    private static final Sequences TRAIN = Study.first(200, Study.SPLIT.train());
    private static final Sequences VALIDATION = Study.first(100, Study.SPLIT.validation());

    @ParameterizedTest
    @EnumSource
    void constantRateGivesTheBitsOfStepsThatKnowNoSchedule(OptimizerChoice optimizer) throws Exception {
        TrainingSettings settings = new TrainingSettings(optimizer, 0.01, 16, 1, 5, Objective.CROSS_ENTROPY, 1);
        try (Net net = Net.initial(5, 4, 1);
                Net bare = Net.initial(5, 4, 1)) {
            new TrainingLoop(net.block(), net.manager(), settings, told -> {}, () -> false).run(TRAIN, VALIDATION);
            takeStepsWithoutASchedule(bare, optimizer);
            Near.assertNear(bare.weights(), net.weights(), 0);
        }
    }

    private static void takeStepsWithoutASchedule(Net net, OptimizerChoice choice) throws Exception {
        PaddedSequenceDataset dataset = PaddedSequenceDataset.builder()
                .setSequences(TRAIN)
                .setSampling(new ShuffledBatches(16, 1))
                .build();
        net.block().freezeParameters(false);
        try (PortableOptimizer optimizer = choice.create(0.01);
                NDManager scope = net.manager().newSubManager()) {
            ParameterStore weights = new ParameterStore(scope, false);
            for (Batch batch : dataset.getData(scope)) {
                try (batch;
                        GradientCollector collector = scope.getEngine().newGradientCollector()) {
                    collector.backward(TrainingSettings.loss(Objective.CROSS_ENTROPY)
                            .evaluate(batch.getLabels(), net.block().forward(weights, batch.getData(), true)));
                }
                for (Pair<String, Parameter> named : net.block().getParameters()) {
                    NDArray weight = named.getValue().getArray();
                    optimizer.update(named.getKey(), weight, weight.getGradient());
                }
            }
        }
        net.block().freezeParameters(true);
    }

    @Test
    void progressTellsTheRateAndStepsGoByIt() {
        List<TrainingProgress> constant = told(trainer().epochs(4));
        List<TrainingProgress> stepped =
                told(trainer().epochs(4).learningRateSchedule(LearningRateSchedule.step(2, 0.125)));
        assertEquals(List.of(0.01, 0.01, 0.01, 0.01), rates(constant));
        assertEquals(List.of(0.01, 0.01, 0.00125, 0.00125), rates(stepped));
        for (int i = 0; i < 2; i++) {
            assertEquals(constant.get(i).validationLogLoss(), stepped.get(i).validationLogLoss());
        }
        assertNotEquals(constant.get(2).validationLogLoss(), stepped.get(2).validationLogLoss());
    }

    @Test
    void rateGrowsWithEveryStepOfItsWarmUp() {
        // 20 steps an epoch, of 10 sequences each: the warm-up ends with the second epoch.
        List<TrainingProgress> told =
                told(trainer().batchSize(10).epochs(3).learningRateSchedule(LearningRateSchedule.cosine(40, 4, 0.001)));
        assertEquals(0.005, told.get(0).learningRate(), 1e-12);
        assertEquals(0.01, told.get(1).learningRate(), 1e-12);
        // 19 of the cosine's 40 steps were taken before the last one.
        double expected = 0.001 + 0.009 * (1 + Math.cos(Math.PI * 19 / 40)) / 2;
        assertEquals(expected, told.get(2).learningRate(), 1e-12);
    }

    @Test
    void plateauShrinksTheRate() {
        // Nothing lowers the loss by nine tenths.
        List<TrainingProgress> told = told(trainer()
                .epochs(5)
                .minImprovement(0.9)
                .learningRateSchedule(LearningRateSchedule.onPlateau(2, 0.5, 0)));
        assertEquals(List.of(0.01, 0.01, 0.01, 0.005, 0.005), rates(told));
    }

    @Test
    void scheduleGoesOnWithASavedModel(@TempDir Path folder) {
        SequenceTrainerBuilder builder = trainer().learningRateSchedule(LearningRateSchedule.cosine(5, 6, 0));
        List<TrainingProgress> whole = told(builder.epochs(4));
        int kept;
        try (SequenceClassifier first = builder.epochs(2).build().train(TRAIN, VALIDATION)) {
            kept = first.provenance().bestEpoch();
            first.save(folder.resolve("model"));
        }
        List<TrainingProgress> further = told(builder.epochs(2).startFrom(folder.resolve("model")));
        for (int i = 0; i < 2; i++) {
            assertEquals(whole.get(kept + i).learningRate(), further.get(i).learningRate());
            assertEquals(whole.get(kept + i).loss(), further.get(i).loss());
            assertEquals(whole.get(kept + i).validationLogLoss(), further.get(i).validationLogLoss());
        }
        assertTrue(further.get(0).learningRate() < 0.01);
    }

    @Test
    void plateausAreRememberedByASavedModel(@TempDir Path folder) {
        SequenceTrainerBuilder builder =
                trainer().minImprovement(0.9).learningRateSchedule(LearningRateSchedule.onPlateau(2, 0.5, 0));
        List<TrainingProgress> whole = told(builder.epochs(6));
        int kept;
        try (SequenceClassifier first = builder.epochs(4).build().train(TRAIN, VALIDATION)) {
            kept = first.provenance().bestEpoch();
            first.save(folder.resolve("model"));
        }
        List<TrainingProgress> further = told(builder.epochs(2).startFrom(folder.resolve("model")));
        assertTrue(kept >= 3, () -> "epoch " + kept);
        for (int i = 0; i < Math.min(2, 6 - kept); i++) {
            assertEquals(whole.get(kept + i).learningRate(), further.get(i).learningRate());
            assertEquals(whole.get(kept + i).loss(), further.get(i).loss());
        }
        assertTrue(further.get(0).learningRate() < 0.01);
    }

    private static SequenceTrainerBuilder trainer() {
        return Study.trainer();
    }

    private static List<TrainingProgress> told(SequenceTrainerBuilder builder) {
        List<TrainingProgress> told = new ArrayList<>();
        builder.progress(told::add).build().train(TRAIN, VALIDATION).close();
        return told;
    }

    private static List<Double> rates(List<TrainingProgress> told) {
        return told.stream().map(TrainingProgress::learningRate).toList();
    }
}
