package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.engine.Engines;
import org.seqwise.optimizer.Sgd;

/** A weight's own gradient, which some engines add to, is 0 after each step. */
class OptimizerGradientTest {

    @ParameterizedTest
    @ValueSource(floats = {1, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void noGradientStaysForTheNextStep(float first) {
        for (Shape shape : new Shape[] {new Shape(1), new Shape(2), new Shape(2, 3)}) {
            try (NDManager manager = Engines.engine().newBaseManager();
                    Sgd sgd = Sgd.builder().build()) {
                NDArray weight = manager.ones(shape);
                weight.setRequiresGradient(true);
                step(sgd, weight, manager.full(shape, first));
                assertTrue(Float.isFinite(first) == Float.isFinite(weight.toFloatArray()[0]));
                assertArrayEquals(new float[(int) shape.size()], gradientOf(weight));
                backward(weight, manager.full(shape, 3f));
                assertArrayEquals(manager.full(shape, 3f).toFloatArray(), gradientOf(weight));
            }
        }
    }

    private static void step(Sgd sgd, NDArray weight, NDArray factor) {
        backward(weight, factor);
        try (NDArray gradient = weight.getGradient()) {
            sgd.update("weight", weight, gradient);
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
