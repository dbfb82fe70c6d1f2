package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sampling;
import org.seqwise.data.Sequences;
import org.seqwise.training.CheckpointPlan;
import org.seqwise.training.LearningRateSchedule;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.TrainingProgress;

/** A training that was put down goes on as if it had not been. */
class ResumeTest {

    private static final Sequences TRAIN = Study.first(150, Study.SPLIT.train());
    private static final Sequences VALIDATION = Study.first(60, Study.SPLIT.validation());

    private final Path temporary;

    ResumeTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    /** Ten steps an epoch, so that these are its first, middle and last ones. */
    @ParameterizedTest(name = "after step {0}, with {1}")
    @CsvSource({"0, RMSPROP", "1, ADAM", "9, SGD", "10, RMSPROP", "17, ADAMW", "30, ADAM", "39, RMSPROP"})
    void resumedTrainingEndsWithTheSameBits(int steps, OptimizerChoice optimizer) {
        List<TrainingProgress> whole = new ArrayList<>();
        List<TrainingProgress> inParts = new ArrayList<>();
        Map<String, float[]> expected = trained(trainer(optimizer).progress(whole::add));
        CheckpointPlan plan = CheckpointPlan.in(temporary.resolve("kept"));
        cancel(trainer(optimizer).checkpoints(plan).progress(inParts::add), steps);
        Map<String, float[]> resumed =
                trained(trainer(optimizer).checkpoints(plan.resuming()).progress(inParts::add));
        assertSame(expected, resumed);
        assertEquals(whole.size(), inParts.size());
        for (int i = 0; i < whole.size(); i++) {
            assertEquals(whole.get(i).loss(), inParts.get(i).loss());
            assertEquals(whole.get(i).validationLogLoss(), inParts.get(i).validationLogLoss());
            assertEquals(whole.get(i).learningRate(), inParts.get(i).learningRate());
            assertEquals(whole.get(i).isBest(), inParts.get(i).isBest());
        }
    }

    @Test
    void trainingPutDownAgainAndAgainEndsWithTheSameBits() {
        Map<String, float[]> expected = trained(trainer(OptimizerChoice.ADAM));
        CheckpointPlan plan =
                CheckpointPlan.in(temporary.resolve("kept")).everySteps(1).resuming();
        for (int i = 0; i < 5; i++) {
            cancel(trainer(OptimizerChoice.ADAM).checkpoints(plan), 7);
        }
        assertSame(expected, trained(trainer(OptimizerChoice.ADAM).checkpoints(plan)));
        assertSame(expected, trained(trainer(OptimizerChoice.ADAM).checkpoints(plan)), "what is finished stays so");
    }

    @Test
    void checkpointsAloneChangeNoBitAndTheLatestAreKept() throws IOException {
        CheckpointPlan plan =
                CheckpointPlan.in(temporary.resolve("kept")).everySteps(3).keep(2);
        assertSame(
                trained(trainer(OptimizerChoice.ADAM)),
                trained(trainer(OptimizerChoice.ADAM).checkpoints(plan)));
        assertEquals(
                List.of("step-0000000039.checkpoint", "step-0000000040.checkpoint"), names(temporary.resolve("kept")));
    }

    @Test
    void everyScheduleAndSamplingGoesOn() {
        List<UnaryOperator<SequenceTrainerBuilder>> settings = List.of(
                builder -> builder.learningRateSchedule(LearningRateSchedule.cosine(3, 4, 0)),
                builder -> builder.learningRateSchedule(LearningRateSchedule.step(2, 0.1)),
                builder -> builder.sampling(Sampling.BALANCED),
                builder -> builder.learningRateAuto());
        for (int i = 0; i < settings.size(); i++) {
            UnaryOperator<SequenceTrainerBuilder> setting = settings.get(i);
            Map<String, float[]> expected = trained(setting.apply(trainer(OptimizerChoice.ADAM)));
            CheckpointPlan plan =
                    CheckpointPlan.in(temporary.resolve("kept" + i)).everySteps(4);
            told(setting.apply(trainer(OptimizerChoice.ADAM)).checkpoints(plan), 2);
            Supplier<SequenceTrainerBuilder> further =
                    () -> setting.apply(trainer(OptimizerChoice.ADAM)).checkpoints(plan.resuming());
            assertSame(expected, trained(further.get()));
            assertSame(expected, trained(further.get()), "what is finished stays so");
        }
    }

    // Ends a training within the epoch after so many.
    private static void told(SequenceTrainerBuilder builder, int epochs) {
        int[] steps = new int[1];
        builder.progress(told -> steps[0] = told.epoch() == epochs ? 1 : 0)
                .cancelWhen(() -> steps[0] > 0 && steps[0]++ > 4);
        assertThrows(CancellationException.class, () -> train(builder).close());
    }

    @Test
    void moreTimeIsTaken() {
        Map<String, float[]> expected = trained(trainer(OptimizerChoice.ADAM));
        CheckpointPlan plan = CheckpointPlan.in(temporary.resolve("kept"));
        // It ends with the first epoch, after which there is a pause.
        int[] epochs = new int[1];
        try (SequenceClassifier first = train(trainer(OptimizerChoice.ADAM)
                .checkpoints(plan)
                .progress(told -> pause())
                .maxDuration(Duration.ofSeconds(3)))) {
            epochs[0] = first.provenance().epochs();
        }
        assertEquals(1, epochs[0]);
        assertSame(
                expected,
                trained(trainer(OptimizerChoice.ADAM)
                        .checkpoints(plan.resuming())
                        .maxDuration(Duration.ofHours(1))));
    }

    private static void pause() {
        try {
            Thread.sleep(3100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anotherModelToStartFromIsAnotherTraining() {
        Path base = temporary.resolve("base");
        CheckpointPlan plan = CheckpointPlan.in(temporary.resolve("kept"));
        try (SequenceClassifier first = train(trainer(OptimizerChoice.ADAM).epochs(1))) {
            first.save(base);
        }
        cancel(trainer(OptimizerChoice.ADAM).startFrom(base).checkpoints(plan), 5);
        try (SequenceClassifier other =
                train(trainer(OptimizerChoice.ADAM).learningRate(0.01).epochs(1))) {
            other.save(base);
        }
        assertRefused(
                trainer(OptimizerChoice.ADAM).startFrom(base).checkpoints(plan.resuming()), "weights to start from (");
    }

    @Test
    void singleNetworkAndEnsembleAreNotMistakenForEachOther() {
        CheckpointPlan plan = CheckpointPlan.in(temporary.resolve("kept"));
        cancel(trainer(OptimizerChoice.ADAM).checkpoints(plan), 5);
        assertRefused(
                trainer(OptimizerChoice.ADAM).ensemble(2).checkpoints(plan.resuming()),
                "holds checkpoints of a single network, and this is an ensemble");
        CheckpointPlan others = CheckpointPlan.in(temporary.resolve("others"));
        cancel(trainer(OptimizerChoice.ADAM).ensemble(2).checkpoints(others), 5);
        assertRefused(
                trainer(OptimizerChoice.ADAM).checkpoints(others.resuming()),
                "holds checkpoints of an ensemble, and this is a single network");
    }

    /** Forty steps a member. */
    @ParameterizedTest
    @ValueSource(ints = {25, 40, 55, 79})
    void everyMemberOfAnEnsembleGoesOn(int steps) {
        CheckpointPlan plan = CheckpointPlan.in(temporary.resolve("kept"));
        cancel(trainer(OptimizerChoice.ADAM).ensemble(2).checkpoints(plan), steps);
        try (SequenceClassifier whole = train(trainer(OptimizerChoice.ADAM).ensemble(2));
                SequenceClassifier resumed =
                        train(trainer(OptimizerChoice.ADAM).ensemble(2).checkpoints(plan.resuming()))) {
            assertSame(whole.weights(0), resumed.weights(0));
            assertSame(whole.weights(1), resumed.weights(1));
            assertEquals(whole.threshold(), resumed.threshold());
            assertEquals(whole.provenance().members(), resumed.provenance().members());
        }
    }

    @Test
    void provenanceCountsTheWholeTraining() {
        CheckpointPlan plan = CheckpointPlan.in(temporary.resolve("kept"));
        cancel(trainer(OptimizerChoice.ADAM).checkpoints(plan), 25);
        try (SequenceClassifier whole = train(trainer(OptimizerChoice.ADAM));
                SequenceClassifier resumed = train(trainer(OptimizerChoice.ADAM).checkpoints(plan.resuming()))) {
            assertEquals(whole.provenance().epochs(), resumed.provenance().epochs());
            assertEquals(whole.provenance().bestEpoch(), resumed.provenance().bestEpoch());
            assertEquals(whole.provenance().settings(), resumed.provenance().settings());
            assertEquals(whole.threshold(), resumed.threshold());
        }
    }

    @Test
    void checkpointOfAnotherTrainingIsRefusedAndSaysWhatDiffers() {
        CheckpointPlan plan = CheckpointPlan.in(temporary.resolve("kept"));
        cancel(trainer(OptimizerChoice.ADAM).checkpoints(plan), 5);
        assertRefused(
                trainer(OptimizerChoice.ADAM).checkpoints(plan),
                "holds checkpoints already, the newest step-0000000005.checkpoint. Maybe resume");
        CheckpointPlan resuming = plan.resuming();
        assertRefused(
                trainer(OptimizerChoice.RMSPROP).seed(7).checkpoints(resuming),
                "optimizer (adam there, rmsprop here), seed (3 there, 7 here). Maybe give what it was given");
        assertRefused(
                trainer(OptimizerChoice.ADAM).hiddenSize(5).checkpoints(resuming), "hiddenSize (8 there, 5 here).");
        assertRefused(
                trainer(OptimizerChoice.ADAM).lengthPool(10).checkpoints(resuming), "lengthPool (50 there, 10 here).");
        InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> trainer(OptimizerChoice.ADAM)
                .checkpoints(resuming)
                .build()
                .train(Study.first(151, Study.SPLIT.train()), VALIDATION)
                .close());
        assertTrue(String.valueOf(thrown.getMessage()).contains("training part ("), thrown.getMessage());
    }

    @Test
    void damagedCheckpointIsLeftOutAndTheOneBeforeGoesOn() throws IOException {
        Map<String, float[]> expected = trained(trainer(OptimizerChoice.ADAM));
        Path folder = temporary.resolve("kept");
        CheckpointPlan plan = CheckpointPlan.in(folder).everySteps(4);
        cancel(trainer(OptimizerChoice.ADAM).checkpoints(plan), 10);
        Path newest = folder.resolve("step-0000000010.checkpoint");
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length - 5] ^= 1;
        Files.write(newest, bytes);
        Files.write(folder.resolve("step-0000000011.checkpoint"), new byte[0]);
        Files.writeString(folder.resolve("step-0000000012.checkpoint.unfinished"), "cut off");
        try (LogLines log = LogLines.of("org.seqwise")) {
            assertSame(expected, trained(trainer(OptimizerChoice.ADAM).checkpoints(plan.resuming())));
            assertEquals(2, log.warnings("is damaged and left out").size());
            assertEquals(1, log.infos("goes on after step 8 ").size());
        }
        assertEquals(
                List.of(),
                names(folder).stream()
                        .filter(name -> name.endsWith("unfinished"))
                        .toList());
    }

    @Test
    void vanishedFolderIsMadeAgainAndOneThatCannotBeIsSaidOnce() throws IOException {
        Map<String, float[]> expected = trained(trainer(OptimizerChoice.ADAM));
        Path folder = temporary.resolve("kept");
        CheckpointPlan plan = CheckpointPlan.in(folder).everySteps(1);
        try (LogLines log = LogLines.of("org.seqwise")) {
            SequenceTrainerBuilder trainer = trainer(OptimizerChoice.ADAM)
                    .checkpoints(plan)
                    .progress(told -> delete(folder, told.epoch() == 2, true));
            assertSame(expected, trained(trainer));
            assertEquals(1, log.warnings("could not be written to " + folder).size());
        }
        Files.delete(folder);
        SequenceTrainerBuilder vanishing = trainer(OptimizerChoice.ADAM)
                .checkpoints(plan)
                .progress(told -> delete(folder, told.epoch() == 1, false));
        assertSame(expected, trained(vanishing));
        assertEquals(CheckpointPlan.DEFAULT_KEEP, names(folder).size());
    }

    @Test
    void folderThatCannotHoldCheckpointsIsRefusedBeforeTraining() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        assertRefused(
                trainer(OptimizerChoice.ADAM).checkpoints(CheckpointPlan.in(file.resolve("inside"))),
                "inside cannot hold checkpoints: it is no folder and cannot be made one");
    }

    private static void delete(Path folder, boolean isTime, boolean putsFile) {
        if (isTime) {
            try {
                for (String name : names(folder)) {
                    Files.delete(folder.resolve(name));
                }
                Files.delete(folder);
                if (putsFile) {
                    Files.writeString(folder, "in the way");
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static SequenceTrainerBuilder trainer(OptimizerChoice optimizer) {
        return Study.trainer()
                .optimizer(optimizer)
                .learningRate(0.02)
                .learningRateSchedule(LearningRateSchedule.onPlateau(1, 0.5, 0))
                .minImprovement(0.05)
                .batchSize(15)
                .dropout(0.3)
                .epochs(4);
    }

    private static void cancel(SequenceTrainerBuilder builder, int steps) {
        int[] asked = new int[1];
        CancellationException thrown =
                assertThrows(CancellationException.class, () -> train(builder.cancelWhen(() -> asked[0]++ == steps))
                        .close());
        assertTrue(String.valueOf(thrown.getMessage()).contains("its checkpoint is in"), thrown.getMessage());
    }

    private static void assertRefused(SequenceTrainerBuilder builder, String part) {
        InvalidInputException thrown =
                assertThrows(InvalidInputException.class, () -> train(builder).close());
        assertTrue(String.valueOf(thrown.getMessage()).contains(part), thrown.getMessage());
    }

    private static Map<String, float[]> trained(SequenceTrainerBuilder builder) {
        try (SequenceClassifier classifier = train(builder)) {
            return classifier.weights();
        }
    }

    private static SequenceClassifier train(SequenceTrainerBuilder builder) {
        return builder.build().train(TRAIN, VALIDATION);
    }

    private static void assertSame(Map<String, float[]> expected, Map<String, float[]> actual, String... why) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, values) ->
                assertArrayEquals(values, actual.getOrDefault(name, new float[0]), name + String.join(" ", why)));
        assertNotEquals(0, expected.size());
    }
}
