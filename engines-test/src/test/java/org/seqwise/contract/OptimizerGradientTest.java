package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.engine.Engines;
import org.seqwise.optimizer.Adam;
import org.seqwise.optimizer.AdamW;
import org.seqwise.optimizer.PortableOptimizer;
import org.seqwise.optimizer.RmsProp;
import org.seqwise.optimizer.Sgd;

/** A gradient is that of its own step alone: some engines add to what is there. */
class OptimizerGradientTest {

    @ParameterizedTest
    @ValueSource(floats = {1, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void noGradientStaysForTheNextStep(float first) {
        for (Shape shape : new Shape[] {new Shape(1), new Shape(2), new Shape(2, 3)}) {
            ofEveryRule().forEach(optimizer -> requireNoneStays(optimizer, shape, first));
        }
    }

    private static Stream<PortableOptimizer> ofEveryRule() {
        return Stream.of(
                Sgd.builder().build(),
                Sgd.builder().optMomentum(0.9).build(),
                Sgd.builder().optMomentum(0.9).optNesterov(true).build(),
                RmsProp.builder().build(),
                RmsProp.builder().optCentered(true).build(),
                Adam.builder().build(),
                AdamW.builder().build());
    }

    private static void requireNoneStays(PortableOptimizer optimizer, Shape shape, float first) {
        try (NDManager manager = Engines.engine().newBaseManager();
                optimizer) {
            NDArray weight = manager.ones(shape);
            weight.setRequiresGradient(true);
            step(optimizer, weight, manager.full(shape, first));
            assertTrue(Float.isFinite(first) == Float.isFinite(weight.toFloatArray()[0]), optimizer.rule());
            backward(weight, manager.full(shape, 3f));
            assertArrayEquals(manager.full(shape, 3f).toFloatArray(), gradientOf(weight), optimizer.rule());
        }
    }

    private static void step(PortableOptimizer optimizer, NDArray weight, NDArray factor) {
        backward(weight, factor);
        try (NDArray gradient = weight.getGradient()) {
            optimizer.update("weight", weight, gradient);
        }
    }

    /** Makes the factor the gradient. */
    private static void backward(NDArray weight, NDArray factor) {
        try (GradientCollector collector = weight.getManager().getEngine().newGradientCollector()) {
            collector.backward(weight.mul(factor).sum());
        }
    }

    private static float[] gradientOf(NDArray weight) {
        try (NDArray gradient = weight.getGradient()) {
            return gradient.toFloatArray();
        }
    }
}
