package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * The weights of one direction of one layer.
 *
 * @param kernel {@code (gates * hidden, input)}
 * @param recurrent {@code (gates * hidden, hidden)}
 * @param bias {@code (gates * hidden)}, added to the product with the input
 * @param recurrentBias {@code (gates * hidden)}, added to the product with the state
 */
record RecurrentWeights(NDArray kernel, NDArray recurrent, NDArray bias, NDArray recurrentBias) {

    static RecurrentWeights of(BoundWeights bound, String direction) {
        return new RecurrentWeights(
                bound.get(direction + "_kernel"),
                bound.get(direction + "_recurrent"),
                bound.get(direction + "_bias"),
                bound.get(direction + "_recurrent_bias"));
    }

    /** Returns both biases together, {@code (gates * hidden)}, owned by an input's manager. */
    NDArray biases(NDArray input) {
        return Affine.lent(bias.add(recurrentBias), input);
    }

    int hiddenSize() {
        return Math.toIntExact(recurrent.getShape().get(1));
    }

    NDList all() {
        return new NDList(kernel, recurrent, bias, recurrentBias);
    }
}
