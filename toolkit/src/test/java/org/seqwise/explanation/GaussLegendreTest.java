package org.seqwise.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussLegendreTest {

    @Test
    void twoPointsAreTheTabulatedOnes() {
        GaussLegendre two = GaussLegendre.of(2);
        double away = 1 / (2 * Math.sqrt(3));
        assertEquals(0.5 - away, two.points()[0], 1e-15);
        assertEquals(0.5 + away, two.points()[1], 1e-15);
        assertEquals(0.5, two.weights()[0], 1e-15);
        assertEquals(0.5, two.weights()[1], 1e-15);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 20, 50, 51})
    void polynomialsUpToTwiceThePointsLessOneAreExact(int count) {
        for (int degree = 0; degree <= 2 * count - 1; degree++) {
            int power = degree;
            assertEquals(1.0 / (degree + 1), integral(count, x -> Math.pow(x, power)), 1e-13, "degree " + degree);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 500, 2000})
    void manyPointsAscendWithinTheIntervalAndHaveWeightOneTogether(int count) {
        GaussLegendre rule = GaussLegendre.of(count);
        double before = 0;
        for (double point : rule.points()) {
            assertTrue(before < point && point < 1, before + " " + point);
            before = point;
        }
        assertEquals(1, Arrays.stream(rule.weights()).sum(), 1e-11);
        assertEquals(Math.E - 1, integral(count, Math::exp), 1e-11);
    }

    private static double integral(int count, DoubleUnaryOperator function) {
        GaussLegendre rule = GaussLegendre.of(count);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += rule.weights()[i] * function.applyAsDouble(rule.points()[i]);
        }
        return sum;
    }
}
