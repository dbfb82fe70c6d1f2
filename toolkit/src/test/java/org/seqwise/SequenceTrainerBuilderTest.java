package org.seqwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sampling;
import org.seqwise.evaluation.Metric;
import org.seqwise.evaluation.Objective;
import org.seqwise.training.LearningRateSchedule;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.StoppingRule;

class SequenceTrainerBuilderTest {

    private final SequenceTrainerBuilder builder = SequenceTrainer.builder();

    @ParameterizedTest
    @EnumSource
    void optimizerHasItsOwnRateUnlessOneIsSet(OptimizerChoice optimizer) {
        builder.optimizer(optimizer);
        assertEquals(optimizer.defaultLearningRate(), builder.settings().learningRate());
        builder.learningRate(0.5);
        assertEquals(0.5, builder.settings().learningRate());
    }

    @Test
    void scheduleAndStoppingRuleAreThoseThatAreSet() {
        assertEquals(LearningRateSchedule.constant(), builder.settings().schedule());
        assertEquals(StoppingRule.after(10), builder.settings().stopping());
        builder.learningRateSchedule(LearningRateSchedule.step(3, 0.5)).patience(4);
        builder.bestBy(Metric.PR_AUC).minImprovement(0.1).maxDuration(Duration.ofMinutes(2));
        assertEquals(LearningRateSchedule.step(3, 0.5), builder.settings().schedule());
        assertEquals(
                new StoppingRule(4, Metric.PR_AUC, 0.1, Duration.ofMinutes(2)),
                builder.settings().stopping());
    }

    @Test
    void objectiveIsPutTogetherOfWhatIsSet() {
        assertEquals(Objective.CROSS_ENTROPY, builder.settings().objective());
        builder.labelSmoothing(0.1).focal(2).positiveWeight(3);
        assertEquals(new Objective(3, 1, 0.1, 2), builder.settings().objective());
    }

    @Test
    void eachSequenceIsDealtOnceUnlessSet() {
        assertEquals(Sampling.SHUFFLED, builder.settings().sampling());
        assertEquals(
                Sampling.BALANCED,
                builder.sampling(Sampling.BALANCED).settings().sampling());
    }

    @Test
    void alphaWeighsBothClassesAndTheLastCallOfFocalHolds() {
        builder.focal(2, 0.25).labelSmoothing(0.1);
        assertEquals(Objective.focal(2, 0.25, 0.1), builder.settings().objective());
        builder.focal(1);
        assertEquals(new Objective(1, 1, 0.1, 1), builder.settings().objective());
    }

    @Test
    void positiveWeightAndAlphaTogetherAreRefused() {
        assertRefused(
                "positiveWeight (3.0) and the focal loss's alpha (0.25) both say what a 1 counts; one of them must be left out.",
                builder.positiveWeight(3).focal(2, 0.25));
    }

    @Test
    void settingsOutOfRangeAreRefusedInTheEnd() {
        assertRefused("labelSmoothing (1.0) must be at least 0 and below 1.", builder.labelSmoothing(1));
        builder.labelSmoothing(0);
        assertRefused("alpha (1.5) must be above 0 and below 1.", builder.focal(2, 1.5));
        assertRefused(
                "positiveWeight (0.0) must be positive and finite.",
                builder.focal(2).positiveWeight(0));
        assertRefused(
                "learningRate (-1.0) must be positive and finite.",
                builder.positiveWeight(1).learningRate(-1));
    }

    @Test
    void anEnsembleOfNoneIsRefused() {
        assertRefused("ensemble (0) must be positive: the number of networks, 1 for no ensemble.", builder.ensemble(0));
        assertRefused(
                "ensemble (-2) must be positive: the number of networks, 1 for no ensemble.", builder.ensemble(-2));
    }

    private static void assertRefused(String message, SequenceTrainerBuilder set) {
        assertEquals(
                message, assertThrows(InvalidInputException.class, set::build).getMessage());
    }
}
