package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.NativeArrays;

/**
 * Long short-term memory, unrolled. Each {@code tanh} is {@code 2 sigmoid(2x) - 1}, since a tanh costs 5 to 17 times as much on the engines:
 * the cell gate's weights are doubled beforehand, so that one sigmoid does for all four gates, and the memory is kept doubled.
 */
final class UnrolledLstm extends UnrolledCell {

    private static final int GATES = 4;

    private final NDArray recurrent;
    private final NDArray half;
    private final NDArray two;
    private final NDArray four;
    private @Nullable NDArray twiceMemory;
    private @Nullable NDArray output;

    UnrolledLstm(NDArray input, RecurrentWeights weights) {
        this(input, weights, factors(input.getManager(), weights.hiddenSize()));
    }

    private UnrolledLstm(NDArray input, RecurrentWeights weights, NDArray factors) {
        super(
                products(
                        input,
                        Affine.lent(weights.kernel().mul(factors.reshape(factors.size(), 1)), input),
                        weights.biases(input).mul(factors)),
                weights.hiddenSize());
        recurrent = Affine.lent(weights.recurrent().mul(factors.reshape(factors.size(), 1)), input)
                .transpose();
        // Arrays, since one engine would read a number again in the backward pass, from memory that Java has freed by
        // then.
        NDManager manager = input.getManager();
        half = NativeArrays.of(manager, 0.5f);
        two = NativeArrays.of(manager, 2);
        four = NativeArrays.of(manager, 4);
    }

    private static NDArray factors(NDManager manager, int hidden) {
        float[] factors = new float[GATES * hidden];
        Arrays.fill(factors, 1);
        Arrays.fill(factors, 2 * hidden, 3 * hidden, 2);
        return NativeArrays.of(manager, factors, new Shape(factors.length));
    }

    @Override
    NDArray next(NDArray product) {
        NDArray sum = output == null ? product : product.add(output.matMul(recurrent));
        NDList gates = Activation.sigmoid(sum).split(GATES, 1);
        // 2 i g, of g = 2 (sigmoid - 1/2).
        NDArray entering = gates.get(0).mul(gates.get(2).sub(half)).mul(four);
        twiceMemory =
                twiceMemory == null ? entering : gates.get(1).mul(twiceMemory).add(entering);
        output = gates.get(3).mul(Activation.sigmoid(twiceMemory).sub(half)).mul(two);
        return output;
    }
}
