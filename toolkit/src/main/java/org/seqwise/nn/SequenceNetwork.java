package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ParameterShape;

/**
 * The classifier of sequences, in every form of {@link NetworkShape}: recurrent layers one above the other, each in one direction or both;
 * a pooling of the top layer's outputs over a sequence's real steps; a dense layer or none; and one linear unit.
 *
 * <p>Input: {@code values (batch, time, features)}, float32, real steps first, and {@code lastStep (batch)}, float32, the index of each
 * sequence's last real step; without the second every step is real. Output: {@code logit (batch, 1)}. What stands behind the last step,
 * even NaN, and the other sequences of the batch have no influence on a sequence's logit or gradient.
 *
 * <p>Parameters are those of {@link NetworkShape#parameters()}, in that order; their first values follow from one seed, on every engine.
 * In training, dropout leaves numbers out between the layers and before the head, the same ones at every step of a sequence (Gal and
 * Ghahramani 2016). A forward call with the parameter {@link #DROPOUT} set to false leaves none out, and still records for a gradient.
 */
public final class SequenceNetwork extends AbstractBlock {

    /** The name of forward's optional parameter: a Boolean, whether a training call drops anything. */
    public static final String DROPOUT = "dropout";

    /** The name of forward's optional parameter: a {@link BatchPart}, where the input is a part of a batch alone. */
    public static final String PART = "part";

    private static final byte VERSION = 1;

    private final NetworkShape shape;
    private final Map<String, Parameter> weights = new LinkedHashMap<>();
    private final DropoutMasks masks;
    private final Execution execution;

    private SequenceNetwork(Builder builder, NetworkShape shape) {
        super(VERSION);
        this.shape = shape;
        masks = new DropoutMasks(builder.dropout, builder.seed);
        execution = builder.execution == null ? Execution.fused(shape.hiddenSize()) : builder.execution;
        for (ParameterShape part : shape.parameters()) {
            SeededInitializer.Draws draws = builder.initialization.drawsOf(part.role(), shape.cell());
            Parameter parameter = Parameter.builder()
                    .setName(part.name())
                    .setType(part.isVector() ? Parameter.Type.BIAS : Parameter.Type.WEIGHT)
                    .optShape(part.isVector() ? new Shape(part.rows()) : new Shape(part.rows(), part.columns()))
                    .optInitializer(new SeededInitializer(draws, builder.seed, part.name()))
                    .build();
            weights.put(part.name(), addParameter(parameter));
        }
    }

    /** Starts a block; its shape must be set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the shapes of a block's input, of one step: {@code values (batch, time, features)} and {@code lastStep (batch)}. */
    public static Shape[] inputShapes(NetworkShape shape) {
        return new Shape[] {new Shape(1, 1, shape.featureCount()), new Shape(1)};
    }

    /** Returns what the block is made of. */
    public NetworkShape shape() {
        return shape;
    }

    /** Returns where the masks of dropout come from; their state is how many have been drawn. */
    public DropoutMasks masks() {
        return masks;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameterStore, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray values = inputs.get(0);
        ValidSteps steps = ValidSteps.of(values, inputs.size() > 1 ? inputs.get(1) : null);
        BoundWeights bound = name -> parameterStore.getValue(weights.get(name), values.getDevice(), training);
        DropoutMasks.Call drawn =
                training && dropsIn(params) ? masks.next(partIn(params, values)) : DropoutMasks.Call.NOTHING;
        List<NDArray> top =
                new RecurrentLayers(shape, execution, bound, steps, drawn).outputs(steps.clean(values), training);
        NDArray read = SequencePooling.of(shape.pooling()).pool(top, steps, bound);
        if (shape.denseSize() > 0) {
            read = Activation.relu(Affine.layer(read, bound, "dense"));
        }
        return new NDList(Affine.layer(drawn.apply(read), bound, "head"));
    }

    /** Returns how its recurrent layers are computed. */
    public Execution execution() {
        return execution;
    }

    /**
     * Returns the parts of a batch to learn from one after the other, summing their gradients; one part where its memory is small, or a
     * GPU's.
     *
     * @param values {@code (batch, time, features)}
     */
    public List<BatchPart> parts(NDArray values) {
        int batch = Math.toIntExact(values.getShape().get(0));
        long numbers = values.getDevice().isGpu() ? 0 : values.getShape().get(1) * shape.layers() * shape.outputWidth();
        return BatchPart.of(batch, numbers);
    }

    private static boolean dropsIn(@Nullable PairList<String, Object> params) {
        return params == null || !Boolean.FALSE.equals(params.get(DROPOUT));
    }

    private static BatchPart partIn(@Nullable PairList<String, Object> params, NDArray values) {
        return params != null && params.get(PART) instanceof BatchPart part
                ? part
                : BatchPart.whole(Math.toIntExact(values.getShape().get(0)));
    }

    @Override
    public void prepare(Shape[] inputShapes) {
        InvalidInputException.require(
                inputShapes[0].dimension() == 3 && inputShapes[0].get(2) == shape.featureCount(),
                "Input %s must be (batch, time, %d features).",
                inputShapes[0],
                shape.featureCount());
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), 1)};
    }

    /** Builds a {@link SequenceNetwork}. */
    public static final class Builder {

        private @Nullable NetworkShape shape;
        private Initialization initialization = Initialization.KERAS;
        private float dropout;
        private long seed;
        private @Nullable Execution execution;

        private Builder() {}

        /** Sets what the block is made of. */
        public Builder setShape(NetworkShape shape) {
            this.shape = shape;
            return this;
        }

        /** Sets how first weights are drawn, as Keras draws them unless set. */
        public Builder optInitialization(Initialization initialization) {
            this.initialization = initialization;
            return this;
        }

        /**
         * Sets which share is dropped between layers and before the head in training, none unless set.
         *
         * @param dropout in [0, 1)
         */
        public Builder optDropout(float dropout) {
            this.dropout = dropout;
            return this;
        }

        /**
         * Sets the seed of first weights and of dropout, 0 unless set.
         *
         * @param seed the same seed gives the same numbers on every engine
         */
        public Builder optSeed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * Sets how the recurrent layers are computed, as {@link Execution#fused} has it unless set.
         *
         * @param execution changes no result but for rounding
         */
        public Builder optExecution(Execution execution) {
            this.execution = execution;
            return this;
        }

        /** Returns the block, not yet initialized. */
        public SequenceNetwork build() {
            if (shape == null) {
                throw new IllegalStateException("setShape must be called before build.");
            }
            return new SequenceNetwork(this, shape);
        }
    }
}
