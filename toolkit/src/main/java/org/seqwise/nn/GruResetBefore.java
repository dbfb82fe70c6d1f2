package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

/** The gated recurrent unit as it was first written (Cho et al. 2014, Keras's {@code reset_after=False}), unrolled. */
final class GruResetBefore {

    private final NDArray gatesOfState;
    private final NDArray newOfState;

    private GruResetBefore(NDArray recurrent, NDArray input) {
        long hidden = recurrent.getShape().get(1);
        NDList parts = recurrent.split(new long[] {2 * hidden}, 0);
        parts.attach(input.getManager());
        gatesOfState = parts.get(0).transpose();
        newOfState = parts.get(1).transpose();
    }

    /** Returns the outputs {@code (time, batch, hidden)} of {@code input (time, batch, width)}. */
    static NDArray outputs(NDArray input, NDArray zeros, RecurrentWeights weights) {
        Shape shape = input.getShape();
        long time = shape.get(0);
        long batch = shape.get(1);
        int hidden = weights.hiddenSize();
        GruResetBefore cell = new GruResetBefore(weights.recurrent(), input);
        // One product for the inputs of all steps.
        NDArray products = Affine.product(input.reshape(time * batch, shape.get(2)), weights.kernel())
                .add(weights.bias())
                .add(weights.recurrentBias())
                .reshape(time, batch, 3L * hidden);
        NDList states = new NDList();
        NDArray state = zeros.reshape(batch, hidden);
        for (NDArray step : time == 1 ? new NDList(products) : products.split(time, 0)) {
            state = cell.next(step.reshape(batch, 3L * hidden), state);
            states.add(state.reshape(1, batch, hidden));
        }
        // DJL joins one array by a copy, through which one engine sends no gradient.
        return time == 1 ? states.head() : NDArrays.concat(states, 0);
    }

    private NDArray next(NDArray product, NDArray state) {
        long hidden = state.getShape().get(1);
        NDList parts = product.split(new long[] {2 * hidden}, 1);
        NDList gates =
                Activation.sigmoid(parts.get(0).add(state.matMul(gatesOfState))).split(2, 1);
        NDArray reset = gates.get(0);
        NDArray update = gates.get(1);
        NDArray fresh = parts.get(1).add(reset.mul(state).matMul(newOfState)).tanh();
        // (1 - update) * fresh + update * state, without a number beside what has a gradient.
        return fresh.add(update.mul(state.sub(fresh)));
    }
}
