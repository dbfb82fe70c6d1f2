package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

/** The gated recurrent unit as it was first written (Cho et al. 2014, Keras's {@code reset_after=False}), unrolled. */
final class GruResetBefore extends UnrolledCell {

    private final NDArray gatesOfState;
    private final NDArray newOfState;
    private NDArray state;

    GruResetBefore(NDArray input, RecurrentWeights weights) {
        super(products(input, weights.kernel(), weights.biases(input)), weights.hiddenSize());
        NDList parts = weights.recurrent().split(new long[] {2 * hidden}, 0);
        parts.attach(input.getManager());
        gatesOfState = parts.get(0).transpose();
        newOfState = parts.get(1).transpose();
        state = input.getManager().zeros(new Shape(input.getShape().get(1), hidden));
    }

    @Override
    NDArray next(NDArray product) {
        NDList parts = product.split(new long[] {2 * hidden}, 1);
        NDList gates =
                Activation.sigmoid(parts.get(0).add(state.matMul(gatesOfState))).split(2, 1);
        NDArray reset = gates.get(0);
        NDArray update = gates.get(1);
        NDArray fresh = parts.get(1).add(reset.mul(state).matMul(newOfState)).tanh();
        // (1 - update) * fresh + update * state, without a number beside what has a gradient.
        state = fresh.add(update.mul(state.sub(fresh)));
        return state;
    }
}
