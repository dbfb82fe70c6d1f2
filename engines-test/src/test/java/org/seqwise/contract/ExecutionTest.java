package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.Sequences;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.nn.Execution;
import org.seqwise.reference.Cell;
import org.seqwise.training.CheckpointPlan;

/** The ways to compute a recurrent layer, chosen by a trial or set, train to the same. */
class ExecutionTest {

    private static final Sequences ALL =
            QuestionSequences.generate(6000, 10, 3).atTrueLength().sequences();
    private static final List<Sequences> PARTS = ALL.stratifiedHoldOut(0.2, 3);

    private static final int HIDDEN = 300;

    private final Path folder;

    ExecutionTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static SequenceTrainerBuilder trainer() {
        return SequenceTrainer.builder()
                .hiddenSize(HIDDEN)
                .batchSize(240)
                .epochs(2)
                .seed(7);
    }

    /** Has 20 steps an epoch, and stops after the second, when nothing has become better by nearly all. */
    private static SequenceTrainerBuilder longTrainer() {
        return trainer().epochs(100).patience(1).minImprovement(0.99);
    }

    private static SequenceClassifier train(SequenceTrainerBuilder builder) {
        return builder.build().train(PARTS.get(0), PARTS.get(1));
    }

    private static String setting(SequenceClassifier classifier, String name) {
        return Objects.toString(classifier.provenance().settings().get(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused:320", "fused:all", "unrolled", "unrolled:700"})
    void trainsToTheSameWhateverComputes(String execution) {
        try (SequenceClassifier usual = train(trainer());
                SequenceClassifier other = train(trainer().execution(Execution.parse(execution, HIDDEN)))) {
            assertEquals("fused:2333", setting(usual, "execution"));
            assertEquals(execution, setting(other, "execution"));
            assertArrayEquals(usual.probabilities(PARTS.get(1)), other.probabilities(PARTS.get(1)), 2e-5);
        }
    }

    // Of 60 sequences a call takes one step or two: states are handed on, and their gradients back.
    @Test
    void stretchesOfStepsChangeNothingInTwoDirectionsOfUnequalLength() {
        List<Sequences> parts = QuestionSequences.generate(1500, 1, 3)
                .atTrueLength()
                .sequences()
                .stratifiedHoldOut(0.2, 3);
        for (Cell cell : List.of(Cell.LSTM, Cell.GRU)) {
            SequenceTrainerBuilder trainer =
                    trainer().cell(cell).bidirectional(true).hiddenSize(16).batchSize(60);
            try (SequenceClassifier whole = trainer.execution(Execution.parse("fused:all", 16))
                            .build()
                            .train(parts.get(0), parts.get(1));
                    SequenceClassifier cut = trainer.execution(Execution.parse("fused:100", 16))
                            .build()
                            .train(parts.get(0), parts.get(1))) {
                assertArrayEquals(whole.probabilities(parts.get(1)), cut.probabilities(parts.get(1)), 2e-5);
            }
        }
    }

    @Test
    void batchesOfLikeLengthAreASetting() {
        Sequences mixed = QuestionSequences.generate(6000, 1, 3).atTrueLength().sequences();
        List<Sequences> parts = mixed.stratifiedHoldOut(0.2, 3);
        try (SequenceClassifier sorted = trainer().build().train(parts.get(0), parts.get(1));
                SequenceClassifier shuffled = trainer().lengthPool(1).build().train(parts.get(0), parts.get(1))) {
            assertEquals("50", setting(sorted, "lengthPool"));
            assertEquals("1", setting(shuffled, "lengthPool"));
            // Others of the same sequences meet in a batch, and learn about as much.
            assertFalse(Arrays.equals(sorted.probabilities(parts.get(1)), shuffled.probabilities(parts.get(1))));
            assertEquals(
                    sorted.evaluate(parts.get(1)).logLoss(),
                    shuffled.evaluate(parts.get(1)).logLoss(),
                    0.02);
        }
    }

    @Test
    void aShortTrainingTakesTheDefaultWithoutATrial() {
        try (SequenceClassifier classifier = train(trainer())) {
            assertEquals("not measured", setting(classifier, "executionsMeasured"));
        }
    }

    @Test
    void aLongTrainingIsTriedAndSaysWhatWasMeasured() {
        try (SequenceClassifier classifier = train(longTrainer())) {
            String figures = setting(classifier, "executionsMeasured");
            Execution chosen = Execution.parse(setting(classifier, "execution"), HIDDEN);
            for (String tried : List.of("fused:2333 ", "fused:1166 ", "fused:all ", "unrolled ")) {
                assertTrue(figures.contains(tried), figures);
            }
            assertTrue(figures.contains(chosen + " "), figures + " without " + chosen);
        }
    }

    @Test
    void aTrainingThatGoesOnKeepsWhatWasChosen() {
        CheckpointPlan plan = CheckpointPlan.in(folder).everySteps(5);
        AtomicBoolean isCancelled = new AtomicBoolean();
        SequenceTrainerBuilder stopped = longTrainer()
                .checkpoints(plan)
                .progress(epoch -> isCancelled.set(true))
                .cancelWhen(isCancelled::get);
        assertThrows(CancellationException.class, () -> train(stopped));
        try (SequenceClassifier first = train(longTrainer().checkpoints(plan.resuming()));
                SequenceClassifier again = train(longTrainer().checkpoints(plan.resuming()))) {
            // Measured twice, figures would not be equal to the last digit.
            assertTrue(setting(first, "executionsMeasured").contains("/s"));
            assertEquals(setting(first, "executionsMeasured"), setting(again, "executionsMeasured"));
            assertEquals(setting(first, "execution"), setting(again, "execution"));
        }
    }

    @Test
    void scoresTheSameAloneAndInABatch() {
        try (SequenceClassifier classifier = train(trainer())) {
            double[] together = classifier.probabilities(PARTS.get(1));
            double[] alone = Stream.iterate(0, i -> i + 1)
                    .limit(50)
                    .mapToDouble(i -> classifier.probabilities(PARTS.get(1).subset(new int[] {i}))[0])
                    .toArray();
            for (int i = 0; i < alone.length; i++) {
                assertEquals(alone[i], together[i], 1e-6);
            }
        }
    }
}
