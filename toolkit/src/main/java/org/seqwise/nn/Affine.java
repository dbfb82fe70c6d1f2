package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;

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
        return Linear.linear(input, bound.get(name + "_kernel"), bound.get(name + "_bias"))
                .singletonOrThrow();
    }

    /** Gives what was made of a weight to the manager of an input. */
    static NDArray lent(NDArray made, NDArray input) {
        made.attach(input.getManager());
        return made;
    }
}
