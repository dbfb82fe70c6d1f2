package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.seqwise.contract.Refusal.assertRefused;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.engine.Engines;
import org.seqwise.optimizer.Adam;
import org.seqwise.optimizer.AdamW;
import org.seqwise.optimizer.PortableOptimizer;
import org.seqwise.optimizer.RmsProp;
import org.seqwise.optimizer.Sgd;
import org.seqwise.reference.ReferenceRule;

class OptimizerTest {

    private static final double TOLERANCE = 1e-6;
    private static final Engine ENGINE = Engines.engine();

    @ParameterizedTest
    @MethodSource(OptimizerCase.EACH)
    void eachFollowsItsRule(OptimizerCase optimizer) {
        assertFollows(optimizer::rule, optimizer.create());
    }

    @ParameterizedTest
    @MethodSource(OptimizerCase.EACH)
    void gradientIsRescaledAndThenClippedInBothDirections(OptimizerCase optimizer) {
        assertFollows(() -> optimizer.rule().after(0.5, 0.3, 0), optimizer.create(options -> {
            options.setRescaleGrad(0.5f);
            options.optClipGrad(0.3f);
        }));
    }

    @ParameterizedTest
    @MethodSource(OptimizerCase.COUPLED)
    void weightDecayIsAddedToTheClippedGradient(OptimizerCase optimizer) {
        assertFollows(() -> optimizer.rule().after(1, 0.3, 0.1), optimizer.create(options -> {
            options.optClipGrad(0.3f);
            options.optWeightDecays(0.1f);
        }));
    }

    @ParameterizedTest
    @MethodSource(OptimizerCase.COUPLED)
    void rescalingAndWeightDecayWorkAlone(OptimizerCase optimizer) {
        double unclipped = Double.POSITIVE_INFINITY;
        assertFollows(
                () -> optimizer.rule().after(0.5, unclipped, 0),
                optimizer.create(options -> options.setRescaleGrad(0.5f)));
        assertFollows(
                () -> optimizer.rule().after(1, unclipped, 0.1),
                optimizer.create(options -> options.optWeightDecays(0.1f)));
    }

    private static void assertFollows(Supplier<ReferenceRule> rule, PortableOptimizer optimizer) {
        try (optimizer) {
            float[] actual = Steps.take(ENGINE, optimizer, Steps.weights(), 0, Steps.COUNT);
            Near.assertNear(Steps.take(rule), actual, TOLERANCE);
        }
    }

    @Test
    void clippedStepIsAsLongUpwardsAsDownwards() {
        try (NDManager manager = ENGINE.newBaseManager();
                Sgd sgd = Sgd.builder().optLearningRate(1).optClipGrad(0.5f).build()) {
            NDArray weight = manager.create(new float[2]);
            NDArray gradient = manager.create(new float[] {10, -10});
            sgd.update("weight", weight, gradient);
            assertArrayEquals(new float[] {-0.5f, 0.5f}, weight.toFloatArray());
            assertArrayEquals(new float[] {10, -10}, gradient.toFloatArray());
        }
    }

    @ParameterizedTest
    @MethodSource(OptimizerCase.COUPLED)
    void gradientOfExactlyZeroMovesNothing(OptimizerCase optimizer) {
        try (PortableOptimizer created = optimizer.create();
                NDManager manager = ENGINE.newBaseManager()) {
            NDArray weight = manager.create(Steps.weights());
            created.update("weight", weight, weight.zerosLike());
            created.update("weight", weight, weight.zerosLike());
            assertArrayEquals(Steps.weights(), weight.toFloatArray());
        }
    }

    @ParameterizedTest
    @MethodSource(OptimizerCase.EACH)
    void eachParameterHasItsOwnState(OptimizerCase optimizer) {
        try (PortableOptimizer shared = optimizer.create();
                PortableOptimizer alone = optimizer.create();
                NDManager manager = ENGINE.newBaseManager()) {
            NDArray one = manager.create(new float[] {1, 2});
            shared.update("one", one, manager.create(new float[] {3, -4}));
            shared.update("one", one, manager.create(new float[] {3, -4}));
            float[] expected = Steps.take(ENGINE, alone, Steps.weights(), 0, Steps.COUNT);
            assertArrayEquals(expected, Steps.take(ENGINE, shared, Steps.weights(), 0, Steps.COUNT));
        }
    }

    @ParameterizedTest
    @MethodSource(OptimizerCase.EACH)
    void stepsLeaveNoArrayBehind(OptimizerCase optimizer) {
        try (PortableOptimizer created = optimizer.create(options -> {
                    options.optClipGrad(1);
                    options.optWeightDecays(0.1f);
                });
                NDManager manager = ENGINE.newBaseManager()) {
            NDArray weight = manager.create(Steps.weights());
            weight.setRequiresGradient(true);
            NDArray gradient = manager.create(Steps.weights());
            created.update("weight", weight, gradient);
            created.update("weight", weight, gradient);
            assertEquals(2, manager.getManagedArrays().size());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-46})
    void ratesArePositiveAndFinite(double wrong) {
        String rule = " (" + wrong + ") must be positive and finite.";
        assertRefused(() -> RmsProp.builder().optLearningRate(wrong), "learningRate" + rule);
        assertRefused(() -> RmsProp.builder().optEpsilon(wrong), "epsilon" + rule);
        assertRefused(() -> Adam.builder().optEpsilon(wrong), "epsilon" + rule);
        assertRefused(() -> Sgd.builder().setRescaleGrad((float) wrong), "rescaleGrad");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void sharesAreBelowOne(double wrong) {
        String rule = " (" + wrong + ") must be at least 0 and below 1.";
        assertRefused(() -> RmsProp.builder().optRho(wrong), "rho" + rule);
        assertRefused(() -> Adam.builder().optBeta1(wrong), "beta1" + rule);
        assertRefused(() -> AdamW.builder().optBeta2(wrong), "beta2" + rule);
        assertRefused(() -> Sgd.builder().optMomentum(wrong), "momentum" + rule);
    }

    @Test
    void wrongOptionsOfDjlAreRefused() {
        assertRefused(() -> Adam.builder().optClipGrad(0), "clipGrad (0.0) must be positive");
        assertRefused(() -> Adam.builder().optClipGrad(Float.NaN), "clipGrad (NaN)");
        assertRefused(() -> AdamW.builder().optWeightDecays(-1), "weightDecays (-1.0) must not be negative");
        assertRefused(() -> Sgd.builder().optBeginNumUpdate(-1), "beginNumUpdate (-1) must not be negative");
    }
}
