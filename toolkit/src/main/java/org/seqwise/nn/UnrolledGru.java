package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

/** The gated recurrent unit that resets after the product with the state, unrolled. */
final class UnrolledGru extends UnrolledCell {

    private final NDArray recurrent;
    private final NDArray recurrentBias;
    private NDArray state;

    UnrolledGru(NDArray input, RecurrentWeights weights) {
        super(products(input, weights.kernel(), weights.bias()), weights.hiddenSize());
        recurrent = Affine.lent(weights.recurrent().transpose(), input);
        recurrentBias = weights.recurrentBias();
        state = input.getManager().zeros(new Shape(input.getShape().get(1), hidden));
    }

    @Override
    NDArray next(NDArray product) {
        NDList ofInput = product.split(new long[] {2 * hidden}, 1);
        NDList ofState = state.matMul(recurrent).add(recurrentBias).split(new long[] {2 * hidden}, 1);
        NDList gates = Activation.sigmoid(ofInput.get(0).add(ofState.get(0))).split(2, 1);
        NDArray fresh = ofInput.get(1).add(gates.get(0).mul(ofState.get(1))).tanh();
        // (1 - update) * fresh + update * state, without a number beside what has a gradient.
        state = fresh.add(gates.get(1).mul(state.sub(fresh)));
        return state;
    }
}
