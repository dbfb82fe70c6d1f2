package org.seqwise.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.InvalidInputException;

class ObjectiveTest {

    @Test
    void crossEntropyWeighsAndSmoothsNothing() {
        assertEquals(new Objective(1, 1, 0, 0), Objective.CROSS_ENTROPY);
        assertEquals(new Objective(3, 1, 0, 0), Objective.weighted(3));
    }

    @Test
    void alphaIsSharedBetweenTheClasses() {
        assertEquals(new Objective(0.25, 0.75, 0.1, 2), Objective.focal(2, 0.25, 0.1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1e-46, 1e39, Double.NaN, Double.POSITIVE_INFINITY})
    void weightsArePositiveAndFiniteInFloat32(double wrong) {
        String rule = " (" + wrong + ") must be positive and finite.";
        assertRefused("positiveWeight" + rule, () -> Objective.weighted(wrong));
        assertRefused("negativeWeight" + rule, () -> new Objective(1, wrong, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void smoothingIsAShareBelowOne(double wrong) {
        assertRefused(
                "labelSmoothing (" + wrong + ") must be at least 0 and below 1.", () -> new Objective(1, 1, wrong, 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, 1e39, Double.NaN, Double.POSITIVE_INFINITY})
    void gammaIsNotNegativeAndFiniteInFloat32(double wrong) {
        assertRefused(
                "focalGamma (" + wrong + ") must not be negative, and finite; 0 is plain cross-entropy.",
                () -> new Objective(1, 1, 0, wrong));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, Double.NaN})
    void alphaLeavesSomethingToBothClasses(double wrong) {
        assertRefused("alpha (" + wrong + ") must be above 0 and below 1.", () -> Objective.focal(2, wrong, 0));
    }

    private static void assertRefused(String message, Runnable call) {
        assertEquals(
                message, assertThrows(InvalidInputException.class, call::run).getMessage());
    }
}
