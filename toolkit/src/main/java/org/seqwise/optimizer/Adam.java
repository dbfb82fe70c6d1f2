package org.seqwise.optimizer;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Adam (Kingma and Ba 2015) in Keras's form and with its defaults, the bias correction taken into the rate as in the paper's section 2:
 *
 * <pre>m = b1 * m + (1 - b1) * g;   v = b2 * v + (1 - b2) * g^2;   w = w - rate * sqrt(1 - b2^t) / (1 - b1^t) * m / (sqrt(v) + epsilon)</pre>
 */
public final class Adam extends PortableOptimizer {

    private final float beta1;
    private final float beta2;
    private final float epsilon;
    private final Map<String, Integer> steps = new ConcurrentHashMap<>();

    private Adam(Builder builder) {
        super(builder);
        beta1 = builder.beta1;
        beta2 = builder.beta2;
        epsilon = builder.epsilon;
    }

    /** Starts one with rate 0.001, betas 0.9 and 0.999 and epsilon 1e-7. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    void step(String parameterId, NDArray weight, NDArray gradient) {
        int t = steps.merge(parameterId, 1, Integer::sum);
        NDArray mean = running("mean", parameterId, weight);
        NDArray variance = running("variance", parameterId, weight);
        blend(mean, beta1, gradient.duplicate());
        blend(variance, beta2, gradient.square());
        double rate = learningRate() * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
        move(weight, rate, mean, variance.sqrt().addi(epsilon));
    }

    /** Builds an {@link Adam}. */
    public static final class Builder extends PortableOptimizer.Builder<Builder> {

        private float beta1 = 0.9f;
        private float beta2 = 0.999f;
        private float epsilon = 1e-7f;

        private Builder() {}

        /**
         * Sets how slowly gradients are forgotten, 0.9 unless set.
         *
         * @param beta1 in [0, 1)
         */
        public Builder optBeta1(float beta1) {
            this.beta1 = beta1;
            return this;
        }

        /**
         * Sets how slowly squared gradients are forgotten, 0.999 unless set.
         *
         * @param beta2 in [0, 1)
         */
        public Builder optBeta2(float beta2) {
            this.beta2 = beta2;
            return this;
        }

        /**
         * Sets what keeps the division finite, 1e-7 unless set.
         *
         * @param epsilon positive
         */
        public Builder optEpsilon(float epsilon) {
            this.epsilon = epsilon;
            return this;
        }

        /** Returns the optimizer. */
        public Adam build() {
            return new Adam(this);
        }

        @Override
        protected Builder self() {
            return this;
        }
    }
}
