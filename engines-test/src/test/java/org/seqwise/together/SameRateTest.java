package org.seqwise.together;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.Sequences;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.RateGrid;

/** The learning rate that is found does not hang on the engine. */
class SameRateTest {

    private static final Sequences TRAIN =
            QuestionSequences.generate(2000, 7).atTrueLength().sequences();

    @ParameterizedTest
    @EnumSource
    void everyEngineSuggestsTheSameRateOrItsNeighbour(OptimizerChoice optimizer) {
        SequenceTrainer trainer =
                SequenceTrainer.builder().hiddenSize(8).optimizer(optimizer).build();
        Set<String> engines = new TreeSet<>();
        for (Arguments pair : EachPair.ofEngines()) {
            Stream.of(pair.get()).map(Object::toString).forEach(engines::add);
        }
        List<Double> suggested = engines.stream()
                .map(engine -> OnEngine.run(
                        engine, () -> trainer.findLearningRate(TRAIN).suggested()))
                .sorted()
                .toList();
        // Two digits of each are kept.
        double neighbour = RateGrid.DEFAULT.rate(1) / RateGrid.DEFAULT.least() * 1.05;
        assertTrue(suggested.get(suggested.size() - 1) <= neighbour * suggested.get(0), suggested.toString());
    }
}
