package org.seqwise.optimizer;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * RMSprop (Tieleman and Hinton 2012, lecture 6.5) in Keras's form and with its defaults:
 *
 * <pre>v = rho * v + (1 - rho) * g^2;   w = w - rate * g / sqrt(v + epsilon)</pre>
 *
 * <p>and centred (Graves 2013, equations 38 to 40), with the gradient's running variance in place of its running square:
 *
 * <pre>a = rho * a + (1 - rho) * g;   w = w - rate * g / sqrt(v - a^2 + epsilon)</pre>
 */
public final class RmsProp extends PortableOptimizer {

    private static final String VELOCITY = "velocity";
    private static final String MEAN = "gradient_mean";
    private static final String VARIANCE = "gradient_variance";

    private final double rho;
    private final double epsilon;
    private final boolean centered;

    private RmsProp(Builder builder) {
        super(builder, builder.centered ? List.of(MEAN, VARIANCE) : List.of(VELOCITY));
        rho = builder.rho;
        epsilon = builder.epsilon;
        centered = builder.centered;
    }

    /** Starts one with rate 0.001, rho 0.9 and epsilon 1e-7, not centred. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    String ownRule() {
        return "rmsprop rho=" + rho + " epsilon=" + epsilon + " centered=" + centered;
    }

    @Override
    void step(String parameterId, int step, NDArray weight, NDArray gradient) {
        NDArray spread = centered ? variance(parameterId, weight, gradient) : velocity(parameterId, weight, gradient);
        try (NDArray shifted = spread.add(epsilon)) {
            move(weight, learningRate(), gradient, shifted.sqrt());
        }
    }

    private NDArray velocity(String parameterId, NDArray weight, NDArray gradient) {
        NDArray velocity = running(VELOCITY, parameterId, weight);
        approach(velocity, 1 - rho, gradient.square());
        return velocity;
    }

    // v - a^2 without the difference of large numbers, which could be negative in single precision:
    // v' - a'^2 = rho * (v - a^2 + (1 - rho) * (g - a)^2), where ' is after the step.
    private NDArray variance(String parameterId, NDArray weight, NDArray gradient) {
        NDArray mean = running(MEAN, parameterId, weight);
        NDArray variance = running(VARIANCE, parameterId, weight);
        try (NDArray excess = mean.sub(gradient);
                NDArray square = excess.square()) {
            descend(variance, -(1 - rho), square);
            variance.muli(rho);
            descend(mean, 1 - rho, excess);
        }
        return variance;
    }

    /** Builds an {@link RmsProp}. */
    public static final class Builder extends OptimizerSettings<Builder> {

        private double rho = 0.9;
        private double epsilon = 1e-7;
        private boolean centered;

        private Builder() {
            super(0.001);
        }

        /**
         * Sets how slowly squared gradients are forgotten, 0.9 unless set.
         *
         * @param rho in [0, 1)
         */
        public Builder optRho(double rho) {
            this.rho = belowOne("rho", rho);
            return this;
        }

        /**
         * Sets what keeps the division finite, 1e-7 unless set.
         *
         * @param epsilon positive
         */
        public Builder optEpsilon(double epsilon) {
            this.epsilon = positive("epsilon", epsilon);
            return this;
        }

        /** Sets whether a gradient is divided by its standard deviation instead of its root mean square, false unless set. */
        public Builder optCentered(boolean centered) {
            this.centered = centered;
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
