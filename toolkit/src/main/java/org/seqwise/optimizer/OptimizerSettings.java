package org.seqwise.optimizer;

import ai.djl.training.optimizer.Optimizer.OptimizerBuilder;
import org.seqwise.data.InvalidInputException;

/**
 * What the builders share. DJL's options mean on every engine what DJL says of them.
 *
 * @param <T> the builder's own type
 */
abstract class OptimizerSettings<T extends OptimizerSettings<T>> extends OptimizerBuilder<T> {

    private double learningRate;
    private int stepsBefore;

    OptimizerSettings(double learningRate) {
        this.learningRate = learningRate;
    }

    /**
     * Sets the size of a step.
     *
     * @param learningRate positive
     */
    public T optLearningRate(double learningRate) {
        this.learningRate = positive("learningRate", learningRate);
        return self();
    }

    /**
     * Sets what every gradient is multiplied with first, 1 unless set.
     *
     * @param rescaleGrad positive
     */
    @Override
    public T setRescaleGrad(float rescaleGrad) {
        positive("rescaleGrad", rescaleGrad);
        return super.setRescaleGrad(rescaleGrad);
    }

    /**
     * Sets the largest magnitude of each entry of a gradient, in both directions; none unless set.
     *
     * @param clipGrad positive; negative for none
     */
    @Override
    public T optClipGrad(float clipGrad) {
        InvalidInputException.require(
                clipGrad != 0 && Float.isFinite(clipGrad),
                "clipGrad (%s) must be positive and finite, or negative for no clipping.",
                clipGrad);
        return super.optClipGrad(clipGrad);
    }

    /**
     * Sets the weight decay, an L2 penalty: this much of a weight is added to its gradient, after clipping. 0 unless set.
     *
     * @param weightDecays not negative
     */
    @Override
    public T optWeightDecays(float weightDecays) {
        InvalidInputException.require(
                weightDecays >= 0 && Float.isFinite(weightDecays),
                "weightDecays (%s) must not be negative, and finite.",
                weightDecays);
        return super.optWeightDecays(weightDecays);
    }

    /**
     * Sets how many steps each parameter is said to have taken before the first, 0 unless set.
     *
     * @param beginNumUpdate not negative
     */
    @Override
    public T optBeginNumUpdate(int beginNumUpdate) {
        InvalidInputException.require(beginNumUpdate >= 0, "beginNumUpdate (%d) must not be negative.", beginNumUpdate);
        stepsBefore = beginNumUpdate;
        return super.optBeginNumUpdate(beginNumUpdate);
    }

    @Override
    protected abstract T self();

    double learningRate() {
        return learningRate;
    }

    int stepsBefore() {
        return stepsBefore;
    }

    static double positive(String name, double value) {
        // As the engines compute it, in single precision: 1e-46 is 0 there.
        InvalidInputException.require(
                (float) value > 0 && Float.isFinite((float) value),
                "%s (%s) must be positive and finite.",
                name,
                value);
        return value;
    }

    static double belowOne(String name, double value) {
        InvalidInputException.require(value >= 0 && value < 1, "%s (%s) must be at least 0 and below 1.", name, value);
        return value;
    }
}
