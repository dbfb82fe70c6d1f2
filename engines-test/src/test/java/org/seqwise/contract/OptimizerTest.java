package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.seqwise.contract.Refusal.assertRefused;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.engine.Engines;
import org.seqwise.optimizer.Adam;
import org.seqwise.optimizer.RmsProp;

class OptimizerTest {

    private static final double TOLERANCE = 1e-6;
    private static final float[] WEIGHTS = {0.5f, -1, 0, 2};
    /** One row a step: large, small, of changing sign, and 0 throughout in the last place. */
    private static final float[][] GRADIENTS = {
        {1, -1e-3f, 1e-5f, 0},
        {-2, -2e-3f, -1e-5f, 0},
        {0.5f, 1e-3f, 0, 0},
        {3, 0, 1e-6f, 0},
        {-100, 1e-2f, 1e-5f, 0},
    };

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void rmsPropFollowsItsRule(int steps) {
        try (RmsProp defaults = RmsProp.builder().build();
                RmsProp own = RmsProp.builder()
                        .optLearningRate(0.01f)
                        .optRho(0.5f)
                        .optEpsilon(1e-4f)
                        .build()) {
            assertRule(steps, defaults, () -> PlainRule.rmsProp(0.001, 0.9, 1e-7));
            assertRule(steps, own, () -> PlainRule.rmsProp(0.01, 0.5, 1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void adamFollowsItsRule(int steps) {
        try (Adam defaults = Adam.builder().build();
                Adam own = Adam.builder()
                        .optLearningRate(0.01f)
                        .optBeta1(0.5f)
                        .optBeta2(0.9f)
                        .optEpsilon(1e-4f)
                        .build()) {
            assertRule(steps, defaults, () -> PlainRule.adam(0.001, 0.9, 0.999, 1e-7));
            assertRule(steps, own, () -> PlainRule.adam(0.01, 0.5, 0.9, 1e-4));
        }
    }

    @Test
    void gradientOfExactlyZeroMovesNothing() {
        try (RmsProp rmsProp = RmsProp.builder().build();
                Adam adam = Adam.builder().build()) {
            assertArrayEquals(WEIGHTS, after(rmsProp, new float[4], new float[4]));
            assertArrayEquals(WEIGHTS, after(adam, new float[4], new float[4]));
        }
    }

    @Test
    void eachParameterHasItsOwnState() {
        try (Adam adam = Adam.builder().build();
                NDManager manager = Engines.engine().newBaseManager()) {
            NDArray one = manager.create(WEIGHTS);
            NDArray other = manager.create(WEIGHTS);
            adam.update("one", one, manager.create(GRADIENTS[0]));
            adam.update("one", one, manager.create(GRADIENTS[0]));
            adam.update("other", other, manager.create(GRADIENTS[0]));
            assertArrayEquals(after(Adam.builder().build(), GRADIENTS[0]), other.toFloatArray());
        }
    }

    @Test
    void stepsLeaveNoArrayBehind() {
        try (RmsProp rmsProp = RmsProp.builder().build();
                Adam adam = Adam.builder().build();
                NDManager manager = Engines.engine().newBaseManager()) {
            NDArray weight = manager.create(WEIGHTS);
            NDArray gradient = manager.create(GRADIENTS[0]);
            rmsProp.update("weight", weight, gradient);
            adam.update("weight", weight, gradient);
            assertEquals(2, manager.getManagedArrays().size());
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0, -1, Float.NaN, Float.POSITIVE_INFINITY})
    void learningRateMustBePositiveAndFinite(float rate) {
        assertRefused(() -> RmsProp.builder().optLearningRate(rate), "learningRate (" + rate + ") must be positive");
    }

    private static void assertRule(int steps, Optimizer optimizer, Supplier<PlainRule> rules) {
        float[][] gradients = Arrays.copyOf(GRADIENTS, steps);
        double[] expected = new double[WEIGHTS.length];
        for (int i = 0; i < expected.length; i++) {
            PlainRule rule = rules.get();
            expected[i] = WEIGHTS[i];
            for (float[] gradient : gradients) {
                expected[i] = rule.step(expected[i], gradient[i]);
            }
        }
        Near.assertNear(expected, after(optimizer, gradients), TOLERANCE);
    }

    private static float[] after(Optimizer optimizer, float[]... gradients) {
        try (NDManager manager = Engines.engine().newBaseManager()) {
            NDArray weight = manager.create(WEIGHTS);
            for (float[] gradient : gradients) {
                optimizer.update("weight", weight, manager.create(gradient));
            }
            return weight.toFloatArray();
        }
    }
}
