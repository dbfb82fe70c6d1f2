package org.seqwise.optimizer;

/**
 * Adam (Kingma and Ba 2015) in Keras's form and with its defaults, the bias correction taken into the rate as in the paper's section 2:
 *
 * <pre>m = b1 * m + (1 - b1) * g;   v = b2 * v + (1 - b2) * g^2;   w = w - rate * sqrt(1 - b2^t) / (1 - b1^t) * m / (sqrt(v) + epsilon)</pre>
 */
public final class Adam extends AdamRule {

    private Adam(Builder builder) {
        super(builder);
    }

    /** Starts one with rate 0.001, betas 0.9 and 0.999 and epsilon 1e-7. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds an {@link Adam}. */
    public static final class Builder extends AdamRule.Settings<Builder> {

        private Builder() {}

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
