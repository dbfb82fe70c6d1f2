package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/**
 * A long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000) that reads a sequence to its
 * last real step, and one linear unit on what it then remembers.
 *
 * <p>Input: {@code values (batch, time, features)}, float32, real steps first, and {@code lastStep (batch)}, float32, the index of each
 * sequence's last real step; without the second every step is real. Output: {@code logit (batch, 1)}. What stands behind the last step,
 * even NaN, and the other sequences of the batch have no influence on a sequence's logit or gradient.
 *
 * <p>First weights are Keras's: Glorot uniform kernels, orthogonal recurrent kernel, zero biases but 1 for the forget gate. Gates lie in
 * the order input, forget, cell, output.
 */
public final class SequenceLstm extends AbstractBlock {

    private static final byte VERSION = 1;

    private final LSTM lstm;
    private final Linear head;
    private final int hiddenSize;

    private SequenceLstm(Builder builder) {
        super(VERSION);
        hiddenSize = builder.hiddenSize;
        // One layer, one direction: the only form in which the engines agree.
        lstm = addChildBlock(
                "lstm",
                LSTM.builder()
                        .setStateSize(hiddenSize)
                        .setNumLayers(1)
                        .optBatchFirst(false)
                        .build());
        head = addChildBlock("head", Linear.builder().setUnits(1).build());
        draw("l_0_i2h_WEIGHT", WeightScheme.GLOROT_UNIFORM, builder.seed);
        draw("l_0_h2h_WEIGHT", WeightScheme.ORTHOGONAL, builder.seed);
        draw("l_0_i2h_BIAS", WeightScheme.FORGET_GATE_ONE, builder.seed);
        draw("l_0_h2h_BIAS", WeightScheme.ZEROS, builder.seed);
        for (Parameter parameter : head.getDirectParameters().values()) {
            WeightScheme scheme =
                    parameter.getType() == Parameter.Type.WEIGHT ? WeightScheme.GLOROT_UNIFORM : WeightScheme.ZEROS;
            parameter.setInitializer(new SeededInitializer(scheme, builder.seed, "head_" + parameter.getName()));
        }
    }

    private void draw(String name, WeightScheme scheme, long seed) {
        lstm.getDirectParameters().get(name).setInitializer(new SeededInitializer(scheme, seed, name));
    }

    /** Starts a block; the hidden size must be set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns how many numbers the cell remembers. */
    public int hiddenSize() {
        return hiddenSize;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameterStore, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray values = inputs.get(0);
        NDArray lastStep = inputs.size() > 1 ? inputs.get(1) : lastOfAll(values);
        NDArray clean = withoutPadding(values, lastStep);
        NDArray outputs = training
                ? outputs(parameterStore, clean, true)
                : ScoringThread.run(() -> outputs(parameterStore, clean, false));
        NDArray remembered = outputs.gatherNd(places(lastStep));
        return head.forward(parameterStore, new NDList(remembered), training);
    }

    /** Returns the values step by step, {@code (time, batch, features)}, as the engines compute them. */
    private static NDArray withoutPadding(NDArray values, NDArray lastStep) {
        NDArray timeMajor = values.swapAxes(0, 1);
        Shape shape = timeMajor.getShape();
        NDArray steps = upTo(values.getManager(), shape.get(0)).reshape(shape.get(0), 1, 1);
        NDArray isReal = steps.lte(lastStep.reshape(1, shape.get(1), 1)).broadcast(shape);
        // Cleared, not multiplied by 0: NaN times 0 is NaN.
        return NDArrays.where(isReal, timeMajor, timeMajor.zerosLike());
    }

    /** Returns where in {@code (time, batch, hidden)} each sequence ends, {@code (2, batch)}. */
    private static NDArray places(NDArray lastStep) {
        NDArray sequences = upTo(lastStep.getManager(), lastStep.size());
        return NDArrays.stack(new NDList(lastStep.reshape(lastStep.size()), sequences))
                .toType(DataType.INT64, false);
    }

    private static NDArray upTo(NDManager manager, long count) {
        return manager.arange(Math.toIntExact(count)).toType(DataType.FLOAT32, false);
    }

    private NDArray outputs(ParameterStore parameterStore, NDArray clean, boolean training) {
        // A list of its own: the LSTM appends its state to the list it is given.
        return lstm.forward(parameterStore, new NDList(clean), training).head();
    }

    private static NDArray lastOfAll(NDArray values) {
        Shape shape = values.getShape();
        return values.getManager().full(new Shape(shape.get(0)), Math.toIntExact(shape.get(1)) - 1, DataType.FLOAT32);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        Shape values = inputShapes[0];
        lstm.initialize(manager, dataType, new Shape(values.get(1), values.get(0), values.get(2)));
        head.initialize(manager, dataType, new Shape(inputShapes[0].get(0), hiddenSize));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), 1)};
    }

    /** Builds a {@link SequenceLstm}. */
    public static final class Builder {

        private int hiddenSize;
        private long seed;

        private Builder() {}

        /**
         * Sets how many numbers the cell remembers.
         *
         * @param hiddenSize at least 1
         */
        public Builder setHiddenSize(int hiddenSize) {
            this.hiddenSize = hiddenSize;
            return this;
        }

        /**
         * Sets the seed of the first weights, 0 unless set.
         *
         * @param seed the same seed gives the same weights on every engine
         */
        public Builder optSeed(long seed) {
            this.seed = seed;
            return this;
        }

        /** Returns the block, not yet initialized. */
        public SequenceLstm build() {
            InvalidInputException.require(hiddenSize > 0, "hiddenSize (%d) must be positive.", hiddenSize);
            return new SequenceLstm(this);
        }
    }
}
