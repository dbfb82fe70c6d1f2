package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import ai.djl.training.loss.Loss;
import org.seqwise.data.InvalidInputException;

/**
 * Binary cross-entropy on logits with a weight for each class, averaged over the batch:
 *
 * <pre>mean(positiveWeight * y * softplus(-x) + negativeWeight * (1 - y) * softplus(x)),   softplus(x) = ln(1 + e^x)</pre>
 *
 * <p>for logits {@code x (batch, 1)} and labels {@code y (batch, 1)}, 0 or 1. The mean is over sequences, not over weights, as Keras's
 * class_weight has it; with both weights 1 it is plain binary cross-entropy. The gradient at a logit is {@code (sigmoid(x) - y) * weight /
 * batch}, at 0 as everywhere, and no logit overflows.
 */
public final class WeightedBinaryCrossEntropy extends Loss {

    private final float positiveWeight;
    private final float negativeWeight;

    /**
     * @param positiveWeight what a 1 counts, positive
     * @param negativeWeight what a 0 counts, positive
     */
    public WeightedBinaryCrossEntropy(double positiveWeight, double negativeWeight) {
        super("WeightedBinaryCrossEntropy");
        this.positiveWeight = checked("positiveWeight", positiveWeight);
        this.negativeWeight = checked("negativeWeight", negativeWeight);
    }

    private static float checked(String name, double weight) {
        InvalidInputException.require(
                (float) weight > 0 && Float.isFinite((float) weight),
                "%s (%s) must be positive and finite.",
                name,
                weight);
        return (float) weight;
    }

    /**
     * Returns the mean loss of a batch.
     *
     * @param labels {@code (batch, 1)} or {@code (batch)}, 0 or 1, of any type
     * @param predictions logits {@code (batch, 1)} or {@code (batch)}, float32
     * @return a scalar
     */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        NDArray logit = predictions.singletonOrThrow();
        NDArray label =
                labels.singletonOrThrow().toType(DataType.FLOAT32, false).reshape(logit.getShape());
        // A number multiplies the labels and never what has a gradient: one engine would read it again in the backward
        // pass, from memory that Java has freed by then.
        NDArray positives = label.mul(positiveWeight);
        NDArray negatives = label.neg().add(1).mul(negativeWeight);
        NDArray ofPositives = Activation.softPlus(logit.neg()).mul(positives);
        NDArray ofNegatives = Activation.softPlus(logit).mul(negatives);
        return ofPositives.add(ofNegatives).mean();
    }
}
