package org.seqwise.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;

/** What {@link Adam} and {@link AdamW} share: the rule, its figures and its settings. */
abstract class AdamRule extends PortableOptimizer {

    private static final String MEAN = "mean";
    private static final String VARIANCE = "variance";

    private final double beta1;
    private final double beta2;
    private final double epsilon;

    AdamRule(Settings<?> builder) {
        super(builder, List.of(MEAN, VARIANCE));
        beta1 = builder.beta1;
        beta2 = builder.beta2;
        epsilon = builder.epsilon;
    }

    @Override
    String ownRule() {
        return "adam beta1=" + beta1 + " beta2=" + beta2 + " epsilon=" + epsilon;
    }

    @Override
    void step(String parameterId, int step, NDArray weight, NDArray gradient) {
        NDArray mean = running(MEAN, parameterId, weight);
        NDArray variance = running(VARIANCE, parameterId, weight);
        // The engines have the betas in single precision.
        double rate =
                learningRate() * Math.sqrt(1 - Math.pow((float) beta2, step)) / (1 - Math.pow((float) beta1, step));
        weight.getNDArrayInternal()
                .adamUpdate(
                        new NDList(weight, gradient, mean, variance),
                        new NDList(weight),
                        (float) learningRate(),
                        (float) rate,
                        0,
                        1,
                        -1,
                        (float) beta1,
                        (float) beta2,
                        (float) epsilon,
                        false,
                        false);
    }

    /**
     * What their builders share.
     *
     * @param <T> the builder's own type
     */
    abstract static class Settings<T extends Settings<T>> extends OptimizerSettings<T> {

        private double beta1 = 0.9;
        private double beta2 = 0.999;
        private double epsilon = 1e-7;

        Settings() {
            super(0.001);
        }

        /**
         * Sets how slowly gradients are forgotten, 0.9 unless set.
         *
         * @param beta1 in [0, 1)
         */
        public T optBeta1(double beta1) {
            this.beta1 = belowOne("beta1", beta1);
            return self();
        }

        /**
         * Sets how slowly squared gradients are forgotten, 0.999 unless set.
         *
         * @param beta2 in [0, 1)
         */
        public T optBeta2(double beta2) {
            this.beta2 = belowOne("beta2", beta2);
            return self();
        }

        /**
         * Sets what keeps the division finite, 1e-7 unless set.
         *
         * @param epsilon positive
         */
        public T optEpsilon(double epsilon) {
            this.epsilon = positive("epsilon", epsilon);
            return self();
        }
    }
}
