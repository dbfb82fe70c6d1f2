package org.seqwise.training;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.evaluation.Objective;
import org.seqwise.nn.FocalLoss;
import org.seqwise.nn.WeightedBinaryCrossEntropy;

class TrainingSettingsTest {

    @Test
    void smallestOfEachIsTaken() {
        assertDoesNotThrow(() -> settings(1e-30, 1, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.001, 1e-46, Double.NaN, Double.POSITIVE_INFINITY, 1e39})
    void ratesArePositiveAndFiniteInFloat32(double wrong) {
        assertRefused("learningRate (" + wrong + ")", () -> settings(wrong, 1, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void countsArePositive(int wrong) {
        assertRefused("batchSize (" + wrong + ")", () -> settings(0.1, wrong, 1, 1));
        assertRefused("epochs (" + wrong + ")", () -> settings(0.1, 1, wrong, 1));
        assertRefused("patience (" + wrong + ")", () -> settings(0.1, 1, 1, wrong));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1e-46, Double.NaN})
    void largestGradientNormIsPositive(double wrong) {
        InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> clippedAt(wrong));
        assertEquals(
                "maxGradientNorm (" + wrong + ") must be positive, infinite for no clipping.", thrown.getMessage());
    }

    @Test
    void scheduleEndsBelowTheLearningRate() {
        LearningRateSchedule schedule = LearningRateSchedule.cosine(0, 10, 0.1);
        assertDoesNotThrow(() -> settings(0.11, schedule, 1));
        InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> settings(0.1, schedule, 1));
        assertEquals("The schedule's least (0.1) must be below the learningRate (0.1).", thrown.getMessage());
    }

    @Test
    void plateauIsShorterThanThePatienceThatEndsTheTraining() {
        // The patience here is 1.
        InvalidInputException thrown = assertThrows(
                InvalidInputException.class, () -> settings(0.1, LearningRateSchedule.onPlateau(1, 0.5, 0), 1));
        assertEquals(
                "The schedule's patienceEpochs (1) must be below the patience (1), or it stops before the rate shrinks.",
                thrown.getMessage());
    }

    @Test
    void gradientsAreClippedOnlyWhereANormIsSet() {
        assertNull(settings(0.1, 1, 1, 1).clipping());
        assertNull(clippedAt(1e39).clipping());
        assertNotNull(clippedAt(1).clipping());
    }

    @Test
    void sequencesFadeOnlyWhereFocalGammaIsSet() {
        assertInstanceOf(WeightedBinaryCrossEntropy.class, TrainingSettings.loss(Objective.weighted(2)));
        assertInstanceOf(FocalLoss.class, TrainingSettings.loss(Objective.focal(2, 0.25, 0)));
    }

    private static TrainingSettings clippedAt(double maxGradientNorm) {
        return settings(0.1, LearningRateSchedule.constant(), maxGradientNorm);
    }

    @ParameterizedTest(name = "batches of {0} of {1} sequences become {2}")
    @CsvSource({
        "1000, 20000, 1000",
        "1000, 100000, 1000",
        "1000, 19999, 999",
        "1000, 2000, 100",
        "1000, 320, 16",
        "1000, 339, 16",
        "1000, 340, 17",
        "1000, 50, 16",
        "1000, 3, 16",
        "64, 2000, 64",
        "8, 50, 8",
        "8, 1000000, 8",
        "1, 3, 1"
    })
    void aBatchIsAtMostATwentiethUnlessThatWereBelowSixteen(int batchSize, int sequences, int used) {
        assertEquals(used, settings(0.1, batchSize, 1, 1).batchSizeFor(sequences));
    }

    private static TrainingSettings settings(
            double learningRate, LearningRateSchedule schedule, double maxGradientNorm) {
        return new TrainingSettings(
                OptimizerChoice.SGD,
                learningRate,
                schedule,
                1,
                1,
                StoppingRule.after(1),
                Objective.CROSS_ENTROPY,
                42,
                maxGradientNorm);
    }

    private static TrainingSettings settings(double learningRate, int batchSize, int epochs, int patience) {
        return new TrainingSettings(
                OptimizerChoice.ADAM, learningRate, batchSize, epochs, patience, Objective.CROSS_ENTROPY, 42);
    }

    private static void assertRefused(String setting, Executable call) {
        InvalidInputException thrown = assertThrows(InvalidInputException.class, call);
        assertEquals(setting + " must be positive and finite.", thrown.getMessage());
    }
}
