package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.seqwise.data.InvalidInputException;
import org.seqwise.evaluation.Objective;

/**
 * What each class counts in the loss of each sequence, from its label {@code y}, its own weight {@code u} and the classes' weights:
 *
 * <pre>positives = u * positiveWeight * s;   negatives = u * negativeWeight * (1 - s);   s = y * (1 - labelSmoothing) + labelSmoothing / 2</pre>
 *
 * <p>Smoothing (Szegedy et al. 2016, section 7, for two classes) comes before the weights, so that a logit corrected by the ratio of the
 * weights is that of the smoothed label.
 *
 * @param objective has the classes' weights and the smoothing
 */
record LabelWeighting(Objective objective) {

    /**
     * Returns both, float32 in the logits' shape, made of arrays without gradient alone.
     *
     * @param labels {@code (batch)} or {@code (batch, 1)}, 0 to 1, and the sequences' weights likewise, if any
     * @param shape the logits'
     */
    Shares of(NDList labels, Shape shape) {
        InvalidInputException.require(
                labels.size() == 1 || labels.size() == 2,
                "Labels (%d arrays) must be the labels alone, or the labels and the sequences' weights.",
                labels.size());
        NDArray label = shaped("Labels", labels.head(), shape);
        // A number multiplies the labels and never what has a gradient: one engine would read it again in the backward
        // pass, from memory that Java has freed by then.
        double smoothing = objective.labelSmoothing();
        double ofOnes = objective.positiveWeight();
        double ofZeros = objective.negativeWeight();
        NDArray positives = linear(label, ofOnes * (1 - smoothing), ofOnes * smoothing / 2);
        NDArray negatives = linear(label, -ofZeros * (1 - smoothing), ofZeros * (1 - smoothing / 2));
        if (labels.size() == 1) {
            return new Shares(positives, negatives);
        }
        NDArray weight = shaped("Weights of sequences", labels.get(1), shape);
        return new Shares(positives.mul(weight), negatives.mul(weight));
    }

    private static NDArray shaped(String name, NDArray array, Shape shape) {
        InvalidInputException.require(
                array.size() == shape.size(), "%s %s must be as many as the logits %s.", name, array.getShape(), shape);
        return array.toType(DataType.FLOAT32, false).reshape(shape);
    }

    private static NDArray linear(NDArray label, double slope, double intercept) {
        NDArray sloped = slope == 1 ? label : label.mul((float) slope);
        return intercept == 0 ? sloped : sloped.add((float) intercept);
    }

    /** What the class 1 and the class 0 count in each sequence's loss, in the logits' shape. */
    record Shares(NDArray positives, NDArray negatives) {}
}
