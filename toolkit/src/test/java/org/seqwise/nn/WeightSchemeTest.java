package org.seqwise.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightSchemeTest {

    @Test
    void glorotDrawsFillTheirRangeEvenly() {
        float[] weights = WeightScheme.GLOROT_UNIFORM.draw(400, 50, new Random(1));
        double limit = Math.sqrt(6.0 / 450);
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (float weight : weights) {
            sum += weight;
            squares += (double) weight * weight;
            largest = Math.max(largest, Math.abs(weight));
        }
        assertEquals(20_000, weights.length);
        assertTrue(largest <= limit * (1 + 1e-6) && largest > 0.99 * limit);
        assertEquals(0, sum / weights.length, 0.03 * limit);
        assertEquals(limit * limit / 3, squares / weights.length, 0.03 * limit * limit);
    }

    @Test
    void orthogonalIsThatOfTheColumns() {
        assertArrayEquals(
                Orthogonal.columns(40, 10, new Random(3)), WeightScheme.ORTHOGONAL.draw(40, 10, new Random(3)));
    }

    @Test
    void zerosAreZeros() {
        assertArrayEquals(new float[12], WeightScheme.ZEROS.draw(4, 3, new Random(1)));
    }

    @Test
    void theForgetGateAloneStartsAtOne() {
        assertArrayEquals(
                new float[] {0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0},
                WeightScheme.FORGET_GATE_ONE.draw(12, 1, new Random(1)));
    }

    @Test
    void theSameRandomGivesTheSameWeights() {
        for (WeightScheme scheme : WeightScheme.values()) {
            assertArrayEquals(scheme.draw(8, 2, new Random(5)), scheme.draw(8, 2, new Random(5)), scheme.name());
        }
        for (WeightScheme scheme : new WeightScheme[] {WeightScheme.GLOROT_UNIFORM, WeightScheme.ORTHOGONAL}) {
            assertFalse(Arrays.equals(scheme.draw(8, 2, new Random(5)), scheme.draw(8, 2, new Random(6))));
        }
    }
}
