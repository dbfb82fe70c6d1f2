package org.seqwise.optimizer;

import ai.djl.ndarray.NDArray;

/**
 * AdamW (Loshchilov and Hutter 2019, algorithm 2) in Keras's form and with its defaults: the weight decays by itself, apart from its
 * gradient, and {@link Adam}'s step follows:
 *
 * <pre>w = w - rate * decay * w;   then Adam's w</pre>
 *
 * <p>Every parameter decays, biases too, as in Keras and in the paper: an optimizer sees an id and an array, and to tell a bias by its
 * name would be to guess.
 */
public final class AdamW extends AdamRule {

    private AdamW(Builder builder) {
        super(builder);
    }

    /** Starts one with rate 0.001, weight decay 0.004, betas 0.9 and 0.999 and epsilon 1e-7. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    float coupledDecay() {
        return 0;
    }

    @Override
    String ownRule() {
        return super.ownRule() + " decoupledDecay=" + getWeightDecay();
    }

    @Override
    void step(String parameterId, int step, NDArray weight, NDArray gradient) {
        // Not times 1 - rate * decay: so near 1, single precision would lose a hundredth of the decay.
        try (NDArray view = weight.stopGradient()) {
            descend(view, learningRate() * getWeightDecay(), view);
        }
        super.step(parameterId, step, weight, gradient);
    }

    /** Builds an {@link AdamW}. */
    public static final class Builder extends AdamRule.Settings<Builder> {

        private Builder() {
            optWeightDecays(0.004f);
        }

        /**
         * Sets the weight decay: each step takes the rate times this much of the weight away, whatever the gradient. 0.004 unless set.
         *
         * @param weightDecays not negative
         */
        @Override
        public Builder optWeightDecays(float weightDecays) {
            return super.optWeightDecays(weightDecays);
        }

        /** Returns the optimizer. */
        public AdamW build() {
            return new AdamW(this);
        }

        @Override
        protected Builder self() {
            return this;
        }
    }
}
