package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

/** One direction of one layer, step by step from basic operations, after one product with the inputs of all steps. */
abstract class UnrolledCell {

    private final NDArray products;
    final long hidden;

    /** @param products {@code (time, batch, gates * hidden)}, what the inputs bring to the gates */
    UnrolledCell(NDArray products, long hidden) {
        this.products = products;
        this.hidden = hidden;
    }

    /**
     * Returns the products of all steps' inputs with a kernel, and what is added to each, {@code (time, batch, gates * hidden)}.
     *
     * @param input {@code (time, batch, width)}
     * @param kernel {@code (gates * hidden, width)}
     * @param bias {@code (gates * hidden)}
     */
    static NDArray products(NDArray input, NDArray kernel, NDArray bias) {
        Shape shape = input.getShape();
        return Affine.product(input.reshape(shape.get(0) * shape.get(1), shape.get(2)), kernel)
                .add(bias)
                .reshape(shape.get(0), shape.get(1), kernel.getShape().get(0));
    }

    /** Returns the outputs {@code (time, batch, hidden)}. */
    final NDArray outputs() {
        Shape shape = products.getShape();
        long time = shape.get(0);
        NDList outputs = new NDList();
        for (NDArray step : time == 1 ? new NDList(products) : products.split(time, 0)) {
            outputs.add(next(step.reshape(shape.get(1), shape.get(2))).reshape(1, shape.get(1), hidden));
        }
        // DJL joins one array by a copy, through which one engine sends no gradient.
        return time == 1 ? outputs.head() : NDArrays.concat(outputs, 0);
    }

    /** Goes a step on and returns the new output, {@code (batch, hidden)}. */
    abstract NDArray next(NDArray product);
}
