package org.seqwise.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The rules against their steps worked out by hand. */
class ReferenceRuleTest {

    private static final double EXACT = 1e-15;

    @Test
    void rmsPropDividesByTheRootOfTheRunningSquare() {
        ReferenceRule rule = ReferenceRule.rmsProp(0.1, 0.75, 0.01);
        // v = 0.25 * 4 = 1, then 0.75 * 1 + 0.25 * 1 = 1.
        assertEquals(3 - 0.1 * 2 / Math.sqrt(1.01), rule.step(3, 2), EXACT);
        assertEquals(3 + 0.1 / Math.sqrt(1.01), rule.step(3, -1), EXACT);
    }

    @Test
    void centeredRmsPropTakesTheSquareOfTheMeanAway() {
        ReferenceRule rule = ReferenceRule.rmsPropCentered(0.1, 0.5, 0.01);
        // v = 2, a = 1.
        assertEquals(3 - 0.1 * 2 / Math.sqrt(1.01), rule.step(3, 2), EXACT);
    }

    @Test
    void firstStepOfAdamIsTheRateWhateverTheGradient() {
        for (double gradient : new double[] {1e-3, 1, 1e3}) {
            assertEquals(5 - 0.1, ReferenceRule.adam(0.1, 0.9, 0.999, 0).step(5, gradient), EXACT * 10);
        }
    }

    @Test
    void adamsSecondStepIsCorrectedForBothMeans() {
        ReferenceRule rule = ReferenceRule.adam(0.1, 0.5, 0.75, 0);
        rule.step(0, 2);
        // m = 0.5 * 1 + 0.5 * -4 = -1.5 over 1 - 0.25; v = 0.75 * 1 + 0.25 * 16 = 4.75 over 1 - 0.5625.
        assertEquals(0.1 * 2 / Math.sqrt(4.75 / 0.4375), rule.step(0, -4), EXACT);
    }

    @Test
    void adamWDecaysBeforeAdamsStep() {
        assertEquals(
                5 - 0.1 * 0.2 * 5 - 0.1,
                ReferenceRule.adamW(0.2, 0.1, 0.9, 0.999, 0).step(5, 3),
                EXACT * 10);
    }

    @Test
    void momentumRollsOnAndNesterovsLooksAhead() {
        ReferenceRule heavy = ReferenceRule.sgd(0.1, 0.5, false);
        assertEquals(1 - 0.1 * 2, heavy.step(1, 2), EXACT);
        assertEquals(1 - 0.5 * 0.1 * 2, heavy.step(1, 0), EXACT);
        assertEquals(1 - 1.5 * 0.1 * 2, ReferenceRule.sgd(0.1, 0.5, true).step(1, 2), EXACT);
        assertEquals(1 - 0.1 * 2, ReferenceRule.sgd(0.1, 0, true).step(1, 2), EXACT);
    }

    @Test
    void gradientIsRescaledThenClippedThenDrawnToTheWeight() {
        ReferenceRule plain = ReferenceRule.sgd(1, 0, false).after(0.5, 0.3, 0.1);
        assertEquals(2 - (0.3 + 0.1 * 2), plain.step(2, 4), EXACT);
        assertEquals(2 - (-0.05 + 0.1 * 2), plain.step(2, -0.1), EXACT);
    }

    @Test
    void everyNumberOfEveryArrayRemembersItsOwnGradients() {
        Supplier<ReferenceRule> rule = () -> ReferenceRule.adam(0.1, 0.9, 0.999, 1e-7);
        ReferenceOptimizer optimizer = new ReferenceOptimizer(rule);
        Map<String, double[]> weights = Map.of("one", new double[] {1, 2}, "other", new double[] {3});
        ReferenceRule[] alone = {rule.get(), rule.get(), rule.get()};
        double[] expected = {1, 2, 3};
        for (int step = 1; step <= 3; step++) {
            double[] gradients = {0.3 * step, -2, 1.0 / step};
            weights.forEach((name, values) -> optimizer.step(
                    name,
                    values,
                    name.equals("one") ? new double[] {gradients[0], gradients[1]} : new double[] {gradients[2]}));
            for (int i = 0; i < 3; i++) {
                expected[i] = alone[i].step(expected[i], gradients[i]);
            }
        }
        assertEquals(expected[0], weights.getOrDefault("one", new double[2])[0]);
        assertEquals(expected[1], weights.getOrDefault("one", new double[2])[1]);
        assertEquals(expected[2], weights.getOrDefault("other", new double[1])[0]);
    }
}
