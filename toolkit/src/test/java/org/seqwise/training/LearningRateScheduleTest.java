package org.seqwise.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.evaluation.Objective;
import org.seqwise.training.LearningRateSchedule.Moment;

class LearningRateScheduleTest {

    private static final double RATE = 0.3;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 99, Long.MAX_VALUE})
    void constantRateIsTheSameToTheLastBit(long step) {
        assertEquals(RATE, LearningRateSchedule.constant().rate(RATE, at(step)));
    }

    @ParameterizedTest(name = "step {0} at {1}")
    @CsvSource({"0, 0.3", "19, 0.3", "20, 0.03", "39, 0.03", "40, 0.003", "60, 0.0003"})
    void stepDecayChangesEverySoManyEpochs(long step, double rate) {
        assertRate(rate, LearningRateSchedule.step(2, 0.1), step);
    }

    /** Ten steps an epoch: 30 in all, 4 of them warm-up and 26 the cosine. */
    @ParameterizedTest(name = "step {0} at {1}")
    @CsvSource({
        "0, 0.075",
        "1, 0.15",
        "3, 0.3",
        "4, 0.3",
        // Half of the cosine's 26 steps: the middle of 0.3 and 0.1.
        "17, 0.2",
        // 1 - cos(pi / 26) = 0.0072911; a tenth of it below 0.3.
        "5, 0.29927089",
        "29, 0.10072911",
        "30, 0.1",
        "1000, 0.1"
    })
    void cosineGrowsForItsWarmUpAndThenFallsWithEveryStep(long step, double rate) {
        assertRate(rate, LearningRateSchedule.cosine(4, 3, 0.1), step);
    }

    @Test
    void cosineWithoutWarmUpBeginsAtTheFullRateAndEndsAtZero() {
        LearningRateSchedule cosine = LearningRateSchedule.cosine(0, 2, 0);
        assertRate(0.3, cosine, 0);
        // A quarter of 20 steps: (1 + cos(pi / 4)) / 2 = 0.8535534.
        assertRate(0.25606602, cosine, 5);
        assertRate(0.15, cosine, 10);
        assertRate(0, cosine, 20);
    }

    @Test
    void plateausShrinkTheRateDownToTheLeast() {
        LearningRateSchedule plateau = LearningRateSchedule.onPlateau(2, 0.5, 0.05);
        double[] rates = {0.3, 0.15, 0.075, 0.05, 0.05};
        for (int plateaus = 0; plateaus < rates.length; plateaus++) {
            assertEquals(rates[plateaus], plateau.rate(RATE, new Moment(50, 10, plateaus)), 1e-12);
        }
    }

    @Test
    void aPlateauIsSoManyEpochsWithoutProgressAndPatienceBeginsAnew() {
        ScheduledRate rate = scheduled(LearningRateSchedule.onPlateau(2, 0.5, 0), 0);
        double[] losses = {1, 0.9, 0.9, 0.8999, 0.8, 0.9, 0.9, 0.9, 0.9, 0.9};
        double[] expected = {0.3, 0.3, 0.3, 0.3, 0.15, 0.15, 0.15, 0.075, 0.075, 0.0375};
        for (int i = 0; i < losses.length; i++) {
            for (int step = 0; step < 10; step++) {
                assertEquals(expected[i], rate.next(), 1e-12, "epoch " + (i + 1));
            }
            assertEquals(expected[i], rate.last(), 1e-12);
            rate.endEpoch(i + 1, losses[i]);
        }
    }

    @Test
    void scheduleGoesOnAfterEarlierEpochs() {
        assertEquals(0.03, scheduled(LearningRateSchedule.step(2, 0.1), 3).next(), 1e-12);
        assertEquals(0.15, scheduled(LearningRateSchedule.cosine(0, 6, 0), 3).next(), 1e-12);
    }

    @Test
    void scheduleThatCannotGoOnIsRefused() {
        assertRefused(
                "The schedule (plateau patienceEpochs=2 factor=0.5 least=0.0) cannot go on from this model, which an earlier version"
                        + " saved without how often its rate was reduced. Maybe leave the schedule out and set the learningRate that it had come to.",
                () -> scheduled(LearningRateSchedule.onPlateau(2, 0.5, 0), 1));
        assertRefused(
                "The schedule's epochs (3) must be more than those that the model to start from has had (3): they count from its"
                        + " first. Maybe its epochs and those to come.",
                () -> scheduled(LearningRateSchedule.cosine(0, 3, 0), 3));
        assertRefused(
                "warmUpSteps (30) must be below the 30 steps of the schedule, 3 epochs of 10.",
                () -> scheduled(LearningRateSchedule.cosine(30, 3, 0), 0));
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        assertRefused("everyEpochs (0) must be positive.", () -> LearningRateSchedule.step(0, 0.1));
        assertRefused("warmUpSteps (-1) must not be negative.", () -> LearningRateSchedule.cosine(-1, 1, 0));
        assertRefused("epochs (0) of the schedule must be positive.", () -> LearningRateSchedule.cosine(0, 0, 0));
        assertRefused("patienceEpochs (0) must be positive.", () -> LearningRateSchedule.onPlateau(0, 0.5, 0));
        for (double wrong : new double[] {0, 1, -0.5, Double.NaN}) {
            String message = "factor (" + wrong + ") must lie in (0, 1): the rate is multiplied with it.";
            assertRefused(message, () -> LearningRateSchedule.step(1, wrong));
            assertRefused(message, () -> LearningRateSchedule.onPlateau(1, wrong, 0));
        }
        for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            String message = "least (" + wrong + ") must not be negative, and finite.";
            assertRefused(message, () -> LearningRateSchedule.cosine(0, 1, wrong));
            assertRefused(message, () -> LearningRateSchedule.onPlateau(1, 0.5, wrong));
        }
    }

    private static ScheduledRate scheduled(LearningRateSchedule schedule, int epochsBefore) {
        TrainingSettings settings = new TrainingSettings(
                OptimizerChoice.SGD,
                RATE,
                schedule,
                16,
                100,
                StoppingRule.after(10),
                Objective.CROSS_ENTROPY,
                1,
                Double.POSITIVE_INFINITY);
        ScheduledRate rate =
                new ScheduledRate(settings, 10, new TrainingState(epochsBefore, 0, "", Map.of(), null), EpochPart.NONE);
        rate.requireBegin();
        return rate;
    }

    private static Moment at(long step) {
        return new Moment(step, 10, 0);
    }

    private static void assertRate(double expected, LearningRateSchedule schedule, long step) {
        assertEquals(expected, schedule.rate(RATE, at(step)), 1e-8);
    }

    private static void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(InvalidInputException.class, call).getMessage());
    }
}
