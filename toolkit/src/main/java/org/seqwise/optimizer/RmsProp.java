package org.seqwise.optimizer;

import ai.djl.ndarray.NDArray;

/**
 * RMSprop (Tieleman and Hinton 2012, lecture 6.5) in Keras's form and with its defaults:
 *
 * <pre>v = rho * v + (1 - rho) * g^2;   w = w - rate * g / sqrt(v + epsilon)</pre>
 */
public final class RmsProp extends PortableOptimizer {

    private final float rho;
    private final float epsilon;

    private RmsProp(Builder builder) {
        super(builder);
        rho = builder.rho;
        epsilon = builder.epsilon;
    }

    /** Starts one with rate 0.001, rho 0.9 and epsilon 1e-7. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    void step(String parameterId, NDArray weight, NDArray gradient) {
        NDArray velocity = running("velocity", parameterId, weight);
        blend(velocity, rho, gradient.square());
        try (NDArray shifted = velocity.add(epsilon)) {
            move(weight, learningRate(), gradient, shifted.sqrt());
        }
    }

    /** Builds an {@link RmsProp}. */
    public static final class Builder extends PortableOptimizer.Builder<Builder> {

        private float rho = 0.9f;
        private float epsilon = 1e-7f;

        private Builder() {}

        /**
         * Sets how slowly squared gradients are forgotten, 0.9 unless set.
         *
         * @param rho in [0, 1)
         */
        public Builder optRho(float rho) {
            this.rho = rho;
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
        public RmsProp build() {
            return new RmsProp(this);
        }

        @Override
        protected Builder self() {
            return this;
        }
    }
}
