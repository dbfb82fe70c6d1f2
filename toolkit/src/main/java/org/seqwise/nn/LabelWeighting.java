package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.seqwise.data.InvalidInputException;

/**
 * What each class counts in the loss of each sequence, from its label {@code y}, its own weight {@code u} and the classes' weights:
 *
 * <pre>positives = u * positiveWeight * s;   negatives = u * negativeWeight * (1 - s);   s = y * (1 - labelSmoothing) + labelSmoothing / 2</pre>
 *
 * <p>Smoothing (Szegedy et al. 2016, section 7, for two classes) comes before the weights, so that a logit corrected by the ratio of the
 * weights is that of the smoothed label.
 *
 * @param positiveWeight what a 1 counts, positive
 * @param negativeWeight what a 0 counts, positive
 * @param labelSmoothing in [0, 1)
 */
record LabelWeighting(double positiveWeight, double negativeWeight, double labelSmoothing) {

    LabelWeighting {
        requirePositive("positiveWeight", positiveWeight);
        requirePositive("negativeWeight", negativeWeight);
        InvalidInputException.require(
                labelSmoothing >= 0 && labelSmoothing < 1,
                "labelSmoothing (%s) must be at least 0 and below 1.",
                labelSmoothing);
    }

    private static void requirePositive(String name, double weight) {
        InvalidInputException.require(
                (float) weight > 0 && Float.isFinite((float) weight),
                "%s (%s) must be positive and finite.",
                name,
                weight);
    }

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
        NDArray positives = weighted(label, positiveWeight);
        NDArray negatives = weighted(label.neg().add(1), negativeWeight);
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

    private NDArray weighted(NDArray share, double weight) {
        return share.mul((float) (weight * (1 - labelSmoothing))).add((float) (weight * labelSmoothing / 2));
    }

    /** What the class 1 and the class 0 count in each sequence's loss, in the logits' shape. */
    record Shares(NDArray positives, NDArray negatives) {}
}
