package org.seqwise.nn;

import ai.djl.ndarray.NDArray;

/** Products with weights. What is made on the way belongs to the input's manager: the weights' would keep it as long as the weights. */
final class Affine {

    private Affine() {}

    /**
     * Returns {@code (rows, out)}.
     *
     * @param input {@code (rows, in)}
     * @param kernel {@code (out, in)}
     */
    static NDArray product(NDArray input, NDArray kernel) {
        return input.matMul(lent(kernel.transpose(), input));
    }

    /** Returns the product with a layer's kernel plus its bias. */
    static NDArray layer(NDArray input, BoundWeights bound, String name) {
        return product(input, bound.get(name + "_kernel")).add(bound.get(name + "_bias"));
    }

    /** Gives what was made of a weight to the manager of an input. */
    static NDArray lent(NDArray made, NDArray input) {
        made.attach(input.getManager());
        return made;
    }
}
