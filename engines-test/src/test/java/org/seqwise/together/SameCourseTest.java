package org.seqwise.together;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.Split;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.engine.Engines;
import org.seqwise.training.CheckpointPlan;
import org.seqwise.training.LearningRateSchedule;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.TrainingProgress;

/** Whole trainings take the same course on every engine: the same best epoch, and nearly the same losses. */
class SameCourseTest {

    private static final int EPOCHS = 10;

    /** So few sequences, so many units and such a rate that it soon learns by heart: the best epoch stands clear. */
    private static final Split SPLIT =
            QuestionSequences.generate(400, 11).atTrueLength().sequences().stratifiedSplit(0.6, 0.2, 11);

    @Test
    void earlyStoppingKeepsTheSameEpoch() {
        List<Course> courses = onEachEngine(builder -> builder.patience(4));
        assertAlike(courses);
        int best = courses.get(0).bestEpochs().get(0);
        List<TrainingProgress> told = courses.get(0).told();
        assertTrue(best > 1 && best < told.size(), () -> "epoch " + best + " of " + told.size());
        // Clear of every other by more than engines may differ.
        for (TrainingProgress other : told) {
            assertTrue(
                    other.epoch() == best
                            || other.validationLogLoss() - told.get(best - 1).validationLogLoss() > 2e-3,
                    told::toString);
        }
    }

    @Test
    void schedulesTakeTheSameCourse() {
        assertAlike(onEachEngine(builder -> builder.learningRateSchedule(LearningRateSchedule.cosine(10, EPOCHS, 0))));
        assertAlike(onEachEngine(builder ->
                builder.minImprovement(0.01).learningRateSchedule(LearningRateSchedule.onPlateau(1, 0.5, 0))));
    }

    @Test
    void ensemblesTakeTheSameCourse() {
        assertAlike(onEachEngine(builder -> builder.ensemble(2).patience(4)));
    }

    @Test
    void resumedTrainingsTakeTheSameCourse(@TempDir Path folder) {
        List<Course> resumed = new ArrayList<>();
        for (String engine : Engines.installed()) {
            CheckpointPlan plan = CheckpointPlan.in(folder.resolve(engine)).resuming();
            List<TrainingProgress> told = new ArrayList<>();
            int[] asked = new int[1];
            SequenceTrainerBuilder broken =
                    trainer(engine, told).checkpoints(plan).cancelWhen(() -> asked[0]++ == 67);
            assertThrows(CancellationException.class, () -> course(broken, told));
            resumed.add(course(trainer(engine, told).checkpoints(plan), told));
        }
        assertAlike(resumed);
        assertEquals(EPOCHS, resumed.get(0).told().size());
    }

    private static List<Course> onEachEngine(UnaryOperator<SequenceTrainerBuilder> setting) {
        List<Course> courses = new ArrayList<>();
        for (String engine : Engines.installed()) {
            List<TrainingProgress> told = new ArrayList<>();
            courses.add(course(setting.apply(trainer(engine, told)), told));
        }
        return courses;
    }

    private static SequenceTrainerBuilder trainer(String engine, List<TrainingProgress> told) {
        return SequenceTrainer.builder()
                .engine(engine)
                .hiddenSize(32)
                .optimizer(OptimizerChoice.ADAM)
                .learningRate(0.02)
                .batchSize(16)
                .epochs(EPOCHS)
                .patience(EPOCHS)
                .seed(5)
                .progress(told::add);
    }

    private static Course course(SequenceTrainerBuilder builder, List<TrainingProgress> told) {
        try (SequenceClassifier classifier = builder.build().train(SPLIT.train(), SPLIT.validation())) {
            List<Integer> best = classifier.provenance().members().stream()
                    .map(member -> member.bestEpoch())
                    .toList();
            return new Course(List.copyOf(told), best);
        }
    }

    private static void assertAlike(List<Course> courses) {
        assertEquals(2, courses.size());
        Course one = courses.get(0);
        Course other = courses.get(1);
        assertEquals(one.bestEpochs(), other.bestEpochs());
        assertEquals(one.told().size(), other.told().size());
        for (int i = 0; i < one.told().size(); i++) {
            assertEquals(one.told().get(i).loss(), other.told().get(i).loss(), 1e-3);
            assertEquals(
                    one.told().get(i).validationLogLoss(), other.told().get(i).validationLogLoss(), 1e-3);
            assertEquals(one.told().get(i).learningRate(), other.told().get(i).learningRate());
        }
    }

    private record Course(List<TrainingProgress> told, List<Integer> bestEpochs) {}
}
