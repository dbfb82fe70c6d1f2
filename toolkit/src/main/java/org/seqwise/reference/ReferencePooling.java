package org.seqwise.reference;

import java.util.List;

/** A pooling with its weights, where it has any. */
interface ReferencePooling {

    /**
     * Makes one vector of a sequence.
     *
     * @param outputs of the top layer (steps, w), at least one step
     */
    Pooled pool(double[][] outputs);

    /** Gives a network's pooling its weights. */
    static ReferencePooling of(NetworkShape shape, ReferenceWeights weights) {
        ReferencePooling last = outputs -> PooledLast.of(outputs, shape.hiddenSize());
        return switch (shape.pooling()) {
            case LAST -> last;
            case MEAN -> PooledMean::of;
            case MAX -> PooledMax::of;
            case MEAN_MAX_LAST ->
                outputs ->
                        new PooledTogether(List.of(PooledMean.of(outputs), PooledMax.of(outputs), last.pool(outputs)));
            case ATTENTION -> attention(weights);
        };
    }

    private static ReferencePooling attention(ReferenceWeights weights) {
        Affine affine = weights.affine("attention_kernel", "attention_bias");
        double[] query = weights.get("attention_query");
        return outputs -> PooledAttention.of(affine, query, outputs);
    }
}
