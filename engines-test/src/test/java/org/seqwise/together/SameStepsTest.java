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
import org.seqwise.data.Preprocessor;
import org.seqwise.data.Sequences;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.Objective;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.Weights;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.TrainingLoop;
import org.seqwise.training.TrainingSettings;

/** Engines that start alike and see the same batches go the same way. */
class SameStepsTest {

    private static final int EPOCHS = 5;

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

    private static void assertSameSteps(NetworkShape network, float dropout, OptimizerChoice optimizer) {
        List<Run> runs = Engines.installed().stream()
                .map(engine -> run(engine, network, dropout, optimizer))
                .toList();
        assertEquals(2, runs.size());
        Run one = runs.get(0);
        Run other = runs.get(1);
        assertEquals(EPOCHS, one.losses().size());
        for (int i = 0; i < EPOCHS; i++) {
            assertEquals(one.losses().get(i), other.losses().get(i), 1e-4);
        }
        one.weights()
                .forEach((name, numbers) ->
                        assertArrayEquals(numbers, other.weights().getOrDefault(name, new float[0]), 1e-3f, name));
    }

    private static Run run(String engine, NetworkShape network, float dropout, OptimizerChoice optimizer) {
        List<Double> losses = new ArrayList<>();
        TrainingSettings settings =
                new TrainingSettings(optimizer, 0.001, 16, EPOCHS, EPOCHS, Objective.weighted(3), 1);
        try (NDManager manager = Engines.engine(engine).newBaseManager()) {
            SequenceNetwork block = SequenceNetwork.builder()
                    .setShape(network)
                    .optDropout(dropout)
                    .optSeed(1)
                    .build();
            block.initialize(manager, DataType.FLOAT32, SequenceNetwork.inputShapes(network));
            new TrainingLoop(block, manager, settings, told -> losses.add(told.loss()), () -> false).run(FEW, FEW);
            return new Run(losses, new HashMap<>(Weights.of(block)));
        }
    }

    private record Run(List<Double> losses, Map<String, float[]> weights) {}
}
