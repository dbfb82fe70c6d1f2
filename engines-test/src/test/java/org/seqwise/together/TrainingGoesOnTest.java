package org.seqwise.together;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.Split;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.reference.Cell;
import org.seqwise.training.OptimizerChoice;

/** A training that was saved goes on as if it had never stopped, on its own engine and on another. */
class TrainingGoesOnTest {

    private static final Split SPLIT =
            QuestionSequences.generate(600, 7).atTrueLength().sequences().stratifiedSplit(0.6, 0.2, 7);
    // They were 6e-8 apart; 1e-3 would not notice all that can be forgotten.
    private static final double TOLERANCE = 1e-5;

    private final Path folder;

    TrainingGoesOnTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static List<Arguments> pairsAndOptimizers() {
        List<Arguments> cases = new ArrayList<>();
        for (Arguments pair : EachPair.ofEngines()) {
            for (OptimizerChoice optimizer : OptimizerChoice.values()) {
                cases.add(Arguments.of(pair.get()[0], pair.get()[1], optimizer));
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("pairsAndOptimizers")
    void fiveEpochsAndFiveMoreAreTen(String engine, String other, OptimizerChoice optimizer) throws IOException {
        Course ten = run(engine, trainer(optimizer).epochs(10), "ten");
        Course five = run(engine, trainer(optimizer).epochs(5), "five");
        // The kept epoch must be the last, or these were two ways.
        assertEquals(List.of(5, 10), List.of(five.best(), ten.best()));
        SequenceTrainerBuilder more = trainer(optimizer).epochs(5).startFrom(folder.resolve("five"));

        Course stayed = run(engine, more, "stayed");
        assertEquals(ten.losses(), joined(five.losses(), stayed.losses()));
        for (String file : List.of("net-0000.params", "training.safetensors")) {
            assertEquals(
                    -1,
                    Files.mismatch(
                            folder.resolve("ten").resolve(file),
                            folder.resolve("stayed").resolve(file)));
        }

        Course moved = run(other, more, "moved");
        assertEquals(10, moved.best());
        List<Double> losses = joined(five.losses(), moved.losses());
        assertEquals(20, losses.size());
        for (int i = 0; i < losses.size(); i++) {
            assertEquals(ten.losses().get(i), losses.get(i), TOLERANCE);
        }
    }

    private Course run(String engine, SequenceTrainerBuilder builder, String name) {
        List<Double> losses = new ArrayList<>();
        SequenceTrainer trainer = builder.progress(
                        told -> losses.addAll(List.of(told.loss(), told.validationLogLoss())))
                .build();
        try (SequenceClassifier trained =
                OnEngine.run(engine, () -> trainer.train(SPLIT.train(), SPLIT.validation()))) {
            assertEquals(engine, trained.engine());
            trained.save(folder.resolve(name));
            return new Course(losses, trained.provenance().bestEpoch());
        }
    }

    /** One of them is of two layers with dropout, for which masks must go on too. */
    private static SequenceTrainerBuilder trainer(OptimizerChoice optimizer) {
        boolean rich = optimizer == OptimizerChoice.ADAM;
        return SequenceTrainer.builder()
                .cell(rich ? Cell.GRU : Cell.LSTM)
                .hiddenSize(8)
                .layers(rich ? 2 : 1)
                .dropout(rich ? 0.2 : 0)
                .optimizer(optimizer)
                .learningRate(optimizer == OptimizerChoice.SGD ? 0.005 : 0.002)
                .batchSize(32)
                .seed(5);
    }

    private static List<Double> joined(List<Double> first, List<Double> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /**
     * How a training went.
     *
     * @param losses of the training and the validation part, epoch by epoch
     * @param best the kept epoch
     */
    private record Course(List<Double> losses, int best) {}
}
