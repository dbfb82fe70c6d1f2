package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.training.loss.Loss;
import org.seqwise.evaluation.Objective;

/**
 * Binary cross-entropy on logits with a weight for each class, averaged over the batch:
 *
 * <pre>mean(u * (positiveWeight * y * softplus(-x) + negativeWeight * (1 - y) * softplus(x))),   softplus(x) = ln(1 + e^x)</pre>
 *
 * <p>for logits {@code x (batch, 1)}, labels {@code y (batch, 1)}, 0 or 1, and weights of sequences {@code u (batch, 1)}, 1 unless the labels
 * come with them. With label smoothing {@code y * (1 - labelSmoothing) + labelSmoothing / 2} stands for {@code y} (Szegedy et al. 2016,
 * section 7). The mean is over sequences, not over weights, as Keras's class_weight and sample_weight have it; with all weights 1 it is
 * plain binary cross-entropy. The gradient at a logit is {@code (sigmoid(x) - y) * weight / batch}, at 0 as everywhere, and no logit
 * overflows.
 */
public final class WeightedBinaryCrossEntropy extends Loss {

    private final LabelWeighting weighting;

    /**
     * Weighs the classes.
     *
     * @param positiveWeight what a 1 counts, positive
     * @param negativeWeight what a 0 counts, positive
     */
    public WeightedBinaryCrossEntropy(double positiveWeight, double negativeWeight) {
        this(positiveWeight, negativeWeight, 0);
    }

    /**
     * Weighs the classes and smooths the labels.
     *
     * @param positiveWeight what a 1 counts, positive
     * @param negativeWeight what a 0 counts, positive
     * @param labelSmoothing in [0, 1)
     */
    public WeightedBinaryCrossEntropy(double positiveWeight, double negativeWeight, double labelSmoothing) {
        super("WeightedBinaryCrossEntropy");
        weighting = new LabelWeighting(new Objective(positiveWeight, negativeWeight, labelSmoothing, 0));
    }

    /**
     * Returns the mean loss of a batch.
     *
     * @param labels {@code (batch, 1)} or {@code (batch)}, 0 or 1, of any type; and, if a second array is there, the sequences' weights,
     *     {@code (batch, 1)} or {@code (batch)}, not negative
     * @param predictions logits {@code (batch, 1)} or {@code (batch)}, float32
     * @return a scalar
     */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        NDArray logit = predictions.singletonOrThrow();
        LabelWeighting.Shares shares = weighting.of(labels, logit.getShape());
        NDArray ofPositives = Activation.softPlus(logit.neg()).mul(shares.positives());
        NDArray ofNegatives = Activation.softPlus(logit).mul(shares.negatives());
        return ofPositives.add(ofNegatives).mean();
    }
}
