package org.seqwise.optimizer;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * Gradient descent in Keras's form and with its defaults: {@code w = w - rate * g}, or with momentum (Polyak 1964)
 *
 * <pre>v = momentum * v - rate * g;   w = w + v</pre>
 *
 * <p>or with Nesterov's (Sutskever et al. 2013, as Bengio et al. 2013 write it, equation 7)
 *
 * <pre>v = momentum * v - rate * g;   w = w + momentum * v - rate * g</pre>
 */
public final class Sgd extends PortableOptimizer {

    private static final String MOMENTUM = "momentum";

    private final double momentum;
    private final boolean nesterov;

    private Sgd(Builder builder) {
        super(builder, builder.momentum > 0 ? List.of(MOMENTUM) : List.of());
        momentum = builder.momentum;
        nesterov = builder.nesterov;
    }

    /** Starts one with rate 0.01 and no momentum. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    String ownRule() {
        return "sgd momentum=" + momentum + " nesterov=" + nesterov;
    }

    @Override
    void step(String parameterId, int step, NDArray weight, NDArray gradient) {
        if (momentum == 0) {
            descend(weight, learningRate(), gradient);
            return;
        }
        NDArray velocity = running(MOMENTUM, parameterId, weight);
        descend(velocity.muli(momentum), learningRate(), gradient);
        if (nesterov) {
            // The gradient last, for it is 0 afterwards.
            try (NDArray view = weight.stopGradient()) {
                descend(view, -momentum, velocity);
            }
            descend(weight, learningRate(), gradient);
        } else {
            descend(weight, -1, velocity);
        }
    }

    /** Builds an {@link Sgd}. */
    public static final class Builder extends OptimizerSettings<Builder> {

        private double momentum;
        private boolean nesterov;

        private Builder() {
            super(0.01);
        }

        /**
         * Sets how much of the last move goes into the next, 0 unless set.
         *
         * @param momentum in [0, 1)
         */
        public Builder optMomentum(double momentum) {
            this.momentum = belowOne("momentum", momentum);
            return this;
        }

        /** Sets whether the momentum is Nesterov's, false unless set; without momentum it changes nothing. */
        public Builder optNesterov(boolean nesterov) {
            this.nesterov = nesterov;
            return this;
        }

        /** Returns the optimizer. */
        public Sgd build() {
            return new Sgd(this);
        }

        @Override
        protected Builder self() {
            return this;
        }
    }
}
