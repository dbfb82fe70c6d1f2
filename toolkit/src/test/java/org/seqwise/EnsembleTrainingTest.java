package org.seqwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.seqwise.data.Seeds;
import org.seqwise.diagnosis.TrainingHealth;
import org.seqwise.evaluation.Metric;
import org.seqwise.evaluation.Objective;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.TrainingOutcome;
import org.seqwise.training.TrainingProgress;
import org.seqwise.training.TrainingSettings;
import org.seqwise.training.TrainingState;

class EnsembleTrainingTest {

    private static final TrainingSettings SETTINGS =
            new TrainingSettings(OptimizerChoice.ADAM, 0.01, 32, 10, 5, Objective.CROSS_ENTROPY, 42);

    private final List<TrainingProgress> told = new ArrayList<>();
    private long now;

    @Test
    void theFirstMemberIsTrainedAsIfItWereAlone() {
        assertEquals(SETTINGS, training(SETTINGS, 3).next());
        TrainingSettings timed = SETTINGS.of(42, Duration.ofSeconds(90));
        assertEquals(timed, training(timed, 1).next());
    }

    @Test
    void membersDifferInTheirSeedAlone() {
        EnsembleTraining training = training(SETTINGS, 3);
        training.add(outcome(4, 2, 1, 100, 0.5));
        assertEquals(SETTINGS.of(Seeds.derive(42, "member", 1), null), training.next());
        training.add(outcome(4, 2, 1, 100, 0.5));
        assertEquals(SETTINGS.of(Seeds.derive(42, "member", 2), null), training.next());
    }

    @Test
    void timeIsSharedAndWhatOneSavesIsForThoseAfterIt() {
        EnsembleTraining training = training(SETTINGS.of(42, Duration.ofSeconds(90)), 3);
        assertEquals(Duration.ofSeconds(30), most(training));
        training.add(outcome(4, 2, 10, 100, 0.5));
        assertEquals(Duration.ofSeconds(40), most(training));
        training.add(outcome(4, 2, 45, 100, 0.5));
        assertEquals(Duration.ofSeconds(35), most(training));
    }

    @Test
    void aMemberFindsAMomentLeftHoweverLongTheOthersTook() {
        EnsembleTraining training = training(SETTINGS.of(42, Duration.ofSeconds(90)), 2);
        training.add(outcome(4, 2, 100, 100, 0.5));
        assertEquals(Duration.ofNanos(1), most(training));
    }

    private static @Nullable Duration most(EnsembleTraining training) {
        return training.next().stopping().maxDuration();
    }

    @Test
    void theOnlyMemberIsToldOfAsItIs() {
        EnsembleTraining training = training(SETTINGS, 1);
        TrainingProgress epoch = epoch(3, 10);
        training.tell(epoch);
        assertEquals(List.of(epoch), told);
    }

    @Test
    void progressSaysWhichMemberAndTheTimeLeftForAll() {
        EnsembleTraining training = training(SETTINGS, 3);
        now = 2_000_000_000L;
        training.tell(epoch(1, 10));
        // 2 s an epoch; 9 epochs of this member and 10 of each after it.
        assertEquals(epoch(1, 10).ofMember(1, 3, 58), told.get(0));
        now = 4_000_000_000L;
        training.tell(epoch(2, 10));
        assertEquals(56, told.get(1).secondsLeft());
        training.add(outcome(2, 1, 4, 100, 0.5));
        now = 9_000_000_000L;
        training.tell(epoch(1, 10));
        // 3 s an epoch by now; 9 of this member and 10 of the last.
        assertEquals(epoch(1, 10).ofMember(2, 3, 57), told.get(2));
    }

    @Test
    void timeLeftIsNoMoreThanTheLimitLeaves() {
        EnsembleTraining training = training(SETTINGS.of(42, Duration.ofSeconds(20)), 3);
        now = 2_000_000_000L;
        training.tell(epoch(1, 10));
        assertEquals(18, told.get(0).secondsLeft());
        now = 30_000_000_000L;
        training.tell(epoch(2, 10));
        assertEquals(0, told.get(1).secondsLeft());
    }

    @Test
    void whatCameOfThemIsPutTogether() {
        EnsembleTraining training = training(SETTINGS, 2);
        training.add(outcome(7, 4, 1, 100, 0.25));
        training.add(outcome(9, 8, 3, 200, 0.75));
        assertEquals(
                List.of(new Provenance.Member(42, 7, 4), new Provenance.Member(Seeds.derive(42, "member", 1), 9, 8)),
                training.members());
        assertArrayEquals(new double[] {0.5}, training.validationProbabilities());
        assertEquals(4, training.seconds());
        assertEquals(175, training.trainSequencesPerSecond());
        assertEquals(32, training.batchSize());
        assertEquals(List.of(TrainingState.NONE, TrainingState.NONE), training.states());
    }

    private EnsembleTraining training(TrainingSettings settings, int members) {
        return new EnsembleTraining(settings, members, told::add, () -> now);
    }

    private static TrainingOutcome outcome(int epochs, int best, double seconds, double speed, double probability) {
        return new TrainingOutcome(epochs, best, seconds, speed, 32, 0, new double[] {probability}, TrainingState.NONE);
    }

    private static TrainingProgress epoch(int epoch, int epochs) {
        return new TrainingProgress(
                epoch,
                epochs,
                0.5,
                0.5,
                0.7,
                Metric.LOG_LOSS,
                0.5,
                0.01,
                true,
                epoch,
                1,
                1000,
                1,
                1,
                1,
                new TrainingHealth(1, 1, 1, 0, 1),
                List.of());
    }
}
