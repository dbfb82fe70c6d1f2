package org.seqwise.together;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.Sequences;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.Metric;
import org.seqwise.evaluation.Objective;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.Weights;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;
import org.seqwise.training.LearningRateSchedule;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.StoppingRule;
import org.seqwise.training.TrainingLoop;
import org.seqwise.training.TrainingProgress;
import org.seqwise.training.TrainingSettings;

/** Engines that start alike and see the same batches go the same way. */
class SameStepsTest {

    private static final int EPOCHS = 5;
    private static final double RATE = 0.001;

    /** 64 sequences and batches of 16: four steps an epoch. */
    private static final Sequences FEW =
            standardized(QuestionSequences.generate(64, 3).atTrueLength().sequences());

    private static Sequences standardized(Sequences sequences) {
        return Preprocessor.fit(sequences).apply(sequences);
    }

    private static final NetworkShape PLAIN = new NetworkShape(Cell.LSTM, 5, 100, 1, false, Pooling.LAST, 0);
    private static final NetworkShape RICH = new NetworkShape(Cell.GRU, 5, 16, 2, true, Pooling.ATTENTION, 8);

    @ParameterizedTest
    @EnumSource
    void twentyStepsGiveTheSameLossesAndWeights(OptimizerChoice optimizer) {
        assertSameSteps(PLAIN, 0, optimizer);
    }

    @ParameterizedTest
    @EnumSource
    void twentyStepsWithDropoutGiveTheSameLossesAndWeights(OptimizerChoice optimizer) {
        assertSameSteps(RICH, 0.3f, optimizer);
    }

    @ParameterizedTest
    @MethodSource
    void twentyStepsOfAScheduleGiveTheSameLossesAndWeights(LearningRateSchedule schedule) {
        assertSameSteps(PLAIN, 0, OptimizerChoice.RMSPROP, schedule);
    }

    static List<LearningRateSchedule> twentyStepsOfAScheduleGiveTheSameLossesAndWeights() {
        return List.of(
                LearningRateSchedule.step(2, 0.1),
                LearningRateSchedule.cosine(6, EPOCHS, 1e-5),
                LearningRateSchedule.onPlateau(1, 0.5, 0));
    }

    private static void assertSameSteps(NetworkShape network, float dropout, OptimizerChoice optimizer) {
        assertSameSteps(network, dropout, optimizer, LearningRateSchedule.constant());
    }

    private static void assertSameSteps(
            NetworkShape network, float dropout, OptimizerChoice optimizer, LearningRateSchedule schedule) {
        List<Run> runs = Engines.installed().stream()
                .map(engine -> run(engine, network, dropout, settings(optimizer, schedule)))
                .toList();
        assertEquals(2, runs.size());
        Run one = runs.get(0);
        Run other = runs.get(1);
        assertEquals(EPOCHS, one.losses().size());
        assertEquals(one.rates(), other.rates());
        assertEquals(
                schedule.equals(LearningRateSchedule.constant()), one.rates().get(EPOCHS - 1) == RATE);
        for (int i = 0; i < EPOCHS; i++) {
            assertEquals(one.losses().get(i), other.losses().get(i), 1e-4);
        }
        one.weights()
                .forEach((name, numbers) ->
                        assertArrayEquals(numbers, other.weights().getOrDefault(name, new float[0]), 1e-3f, name));
    }

    private static TrainingSettings settings(OptimizerChoice optimizer, LearningRateSchedule schedule) {
        // No epoch lowers the loss by nine tenths: each after the first is a plateau.
        StoppingRule stopping = new StoppingRule(EPOCHS, Metric.LOG_LOSS, 0.9, null);
        return new TrainingSettings(
                optimizer, RATE, schedule, 16, EPOCHS, stopping, Objective.weighted(3), 1, Double.POSITIVE_INFINITY);
    }

    private static Run run(String engine, NetworkShape network, float dropout, TrainingSettings settings) {
        List<TrainingProgress> told = new ArrayList<>();
        try (NDManager manager = Engines.engine(engine).newBaseManager()) {
            SequenceNetwork block = SequenceNetwork.builder()
                    .setShape(network)
                    .optDropout(dropout)
                    .optSeed(1)
                    .build();
            block.initialize(manager, DataType.FLOAT32, SequenceNetwork.inputShapes(network));
            new TrainingLoop(block, manager, settings, told::add, () -> false).run(FEW, FEW);
            return new Run(told, new HashMap<>(Weights.of(block)));
        }
    }

    private record Run(List<TrainingProgress> told, Map<String, float[]> weights) {

        List<Double> losses() {
            return told.stream().map(TrainingProgress::loss).toList();
        }

        List<Double> rates() {
            return told.stream().map(TrainingProgress::learningRate).toList();
        }
    }
}
