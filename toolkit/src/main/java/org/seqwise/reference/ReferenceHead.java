package org.seqwise.reference;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** From the pooled vector to the logit: perhaps a dense layer of rectified linear units, a dropout, one linear unit. */
final class ReferenceHead {

    private final @Nullable Affine dense;
    private final Affine head;
    private final int dropoutPlace;

    ReferenceHead(NetworkShape shape, ReferenceWeights weights) {
        dense = shape.denseSize() > 0 ? weights.affine("dense_kernel", "dense_bias") : null;
        head = weights.affine("head_kernel", "head_bias");
        dropoutPlace = shape.layers() - 1;
    }

    /** @param pooled (pooled width) */
    Tape forward(double[] pooled, Dropout dropout) {
        double[] activation = dense == null ? pooled : rectified(dense.forward(pooled));
        double[] read = dropout.apply(dropoutPlace, activation);
        return new Tape(pooled, activation, read, head.forward(read)[0]);
    }

    private static double[] rectified(double[] values) {
        return Arrays.stream(values).map(value -> Math.max(value, 0)).toArray();
    }

    /**
     * Adds the gradients of the weights and returns that of the pooled vector (pooled width). The rectifier's derivative at 0 is 0.
     *
     * @param dLogit the gradient of the logit
     */
    double[] backward(Tape tape, double dLogit, Dropout dropout, Gradients gradients) {
        double[] dRead = head.backward(tape.read, new double[] {dLogit}, gradients);
        double[] dActivation = dropout.apply(dropoutPlace, dRead);
        if (dense == null) {
            return dActivation;
        }
        for (int j = 0; j < dActivation.length; j++) {
            dActivation[j] = tape.activation[j] > 0 ? dActivation[j] : 0;
        }
        return dense.backward(tape.pooled, dActivation, gradients);
    }

    /**
     * What the head did.
     *
     * @param activation of the dense layer, or the pooled vector
     * @param read the same after the dropout
     */
    record Tape(double[] pooled, double[] activation, double[] read, double logit) {}
}
