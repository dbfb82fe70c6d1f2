package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.LinkedHashMap;
import java.util.Map;
import org.seqwise.data.NativeArrays;

/** A block's weights as plain Java arrays. */
public final class Weights {

    private static final NDIndex EVERYTHING = new NDIndex(":");

    private Weights() {}

    /** Returns a copy of every parameter of an initialized block by its name, in the block's order; matrices row after row. */
    public static Map<String, float[]> of(Block block) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (Pair<String, Parameter> named : block.getParameters()) {
            weights.put(named.getKey(), named.getValue().getArray().toFloatArray());
        }
        return weights;
    }

    /**
     * Overwrites a block's parameters.
     *
     * @param block initialized, with parameters of those names and sizes
     * @param weights as {@link #of} returned them
     */
    public static void restore(Block block, Map<String, float[]> weights) {
        for (Pair<String, Parameter> named : block.getParameters()) {
            float[] values = weights.get(named.getKey());
            NDArray array = named.getValue().getArray();
            if (values == null || values.length != array.size()) {
                throw new IllegalArgumentException("The weights have no fitting '" + named.getKey() + "'.");
            }
            // A view without gradient, since a leaf that needs one may not be written on a thread that records. Written
            // by index,
            // since one engine's set(Buffer) gives the view a memory of its own and leaves the weights as they are.
            try (NDArray view = array.stopGradient();
                    NDArray fresh = NativeArrays.of(array.getManager(), values, array.getShape())) {
                view.set(EVERYTHING, fresh);
            }
        }
    }
}
