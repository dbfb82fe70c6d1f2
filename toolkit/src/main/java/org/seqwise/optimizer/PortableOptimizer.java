package org.seqwise.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.training.optimizer.Optimizer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.seqwise.data.InvalidInputException;

/** What the optimizers share: a rate, state by parameter, writing weights on any thread, and gradients that start anew each step. */
abstract class PortableOptimizer extends Optimizer implements AutoCloseable {

    private final float learningRate;
    private final Map<String, NDArray> state = new ConcurrentHashMap<>();

    PortableOptimizer(Builder<?> builder) {
        super(builder);
        learningRate = builder.learningRate;
    }

    /** Returns the size of a step. */
    public float learningRate() {
        return learningRate;
    }

    /**
     * Moves a weight against its gradient.
     *
     * @param parameterId the parameter's own id
     * @param weight written in place
     * @param gradient of the same shape; where the engine adds gradients up, the weight's own is set back to 0
     */
    @Override
    public final void update(String parameterId, NDArray weight, NDArray gradient) {
        // A view without gradient, since a leaf that needs one may not be written on a thread that records.
        try (NDArray view = weight.stopGradient()) {
            step(parameterId, view, gradient);
        }
        if (weight.hasGradient()) {
            try (NDArray own = weight.getGradient()) {
                own.subi(own);
            }
        }
    }

    /** Applies the rule; everything made on the way is closed. */
    abstract void step(String parameterId, NDArray weight, NDArray gradient);

    /** Returns a running figure of a weight's shape, all 0 at first. */
    final NDArray running(String kind, String parameterId, NDArray weight) {
        return state.computeIfAbsent(kind + ' ' + parameterId, key -> {
            NDArray zeros = weight.zerosLike();
            // Not with the weight's manager: a parameter server's lives for one call.
            zeros.detach();
            return zeros;
        });
    }

    /** {@code average = decay * average + (1 - decay) * figure}, the figure being used up. */
    static void blend(NDArray average, double decay, NDArray figure) {
        try (figure) {
            average.muli(decay).addi(figure.muli(1 - decay));
        }
    }

    /** {@code weight = weight - rate * numerator / denominator}, the denominator being used up. */
    static void move(NDArray weight, double rate, NDArray numerator, NDArray denominator) {
        try (denominator;
                NDArray ratio = numerator.div(denominator)) {
            weight.subi(ratio.muli(rate));
        }
    }

    /** Frees the running figures. */
    @Override
    public final void close() {
        state.values().forEach(NDArray::close);
        state.clear();
    }

    /** What the builders share. */
    abstract static class Builder<T extends Builder<T>> extends OptimizerBuilder<T> {

        private float learningRate = 0.001f;

        /**
         * Sets the size of a step, 0.001 unless set.
         *
         * @param learningRate positive
         */
        public T optLearningRate(float learningRate) {
            InvalidInputException.require(
                    learningRate > 0 && Float.isFinite(learningRate),
                    "learningRate (%s) must be positive and finite.",
                    learningRate);
            this.learningRate = learningRate;
            return self();
        }

        @Override
        protected abstract T self();
    }
}
