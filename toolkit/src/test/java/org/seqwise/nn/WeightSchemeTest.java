package org.seqwise.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WeightSchemeTest {

    private static final int ROWS = 400;
    private static final int COLUMNS = 50;

    // Of a normal distribution cut off at two deviations, 0.6827 / 0.9545 lies within one.
    @ParameterizedTest
    @CsvSource({
        "GLOROT_UNIFORM, 2, 450, 1.7320508, 0.5",
        "GLOROT_NORMAL, 2, 450, 2.2736946, 0.7152",
        "HE_UNIFORM, 2, 50, 1.7320508, 0.5",
        "HE_NORMAL, 2, 50, 2.2736946, 0.7152",
        "LECUN_UNIFORM, 1, 50, 1.7320508, 0.5",
        "LECUN_NORMAL, 1, 50, 2.2736946, 0.7152"
    })
    void drawsHaveTheirVarianceAndFillTheirRangeAsTheirNameSays(
            WeightScheme scheme, int scale, int fan, double limitInDeviations, double shareWithinHalfTheLimit) {
        float[] weights = scheme.draw(ROWS, COLUMNS, new Random(1));
        double variance = (double) scale / fan;
        double limit = limitInDeviations * Math.sqrt(variance);
        assertEquals(ROWS * COLUMNS, weights.length);
        double largest = magnitudes(weights).max().orElseThrow();
        assertTrue(largest <= limit * (1 + 1e-6) && largest > 0.99 * limit, largest + " is not just below " + limit);
        long positive =
                IntStream.range(0, weights.length).filter(i -> weights[i] > 0).count();
        long inner = magnitudes(weights).filter(size -> size < limit / 2).count();
        assertEquals(0.5, (double) positive / weights.length, 0.015);
        assertEquals(shareWithinHalfTheLimit, (double) inner / weights.length, 0.015);
        assertEquals(
                variance, magnitudes(weights).map(size -> size * size).average().orElseThrow(), 0.03 * variance);
    }

    private static DoubleStream magnitudes(float[] weights) {
        return IntStream.range(0, weights.length).mapToDouble(i -> Math.abs(weights[i]));
    }

    @Test
    void orthogonalIsThatOfTheMatrix() {
        assertArrayEquals(
                Orthogonal.matrix(40, 10, new Random(3)), WeightScheme.ORTHOGONAL.draw(40, 10, new Random(3)));
    }

    @Test
    void zerosAreZeros() {
        assertArrayEquals(new float[12], WeightScheme.ZEROS.draw(4, 3, new Random(1)));
    }

    @ParameterizedTest
    @EnumSource
    void theSameRandomGivesTheSameWeightsAndAnotherOthers(WeightScheme scheme) {
        float[] weights = scheme.draw(8, 2, new Random(5));
        assertArrayEquals(weights, scheme.draw(8, 2, new Random(5)));
        assertEquals(scheme == WeightScheme.ZEROS, Arrays.equals(weights, scheme.draw(8, 2, new Random(6))));
    }
}
