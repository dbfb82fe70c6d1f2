package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import org.seqwise.reference.NetworkShape;

/**
 * Recurrent layers one above the other, each reading what the one below gave at each step. A second direction reads each sequence
 * backwards within its own length.
 */
record RecurrentLayers(
        NetworkShape shape, Execution execution, BoundWeights bound, ValidSteps steps, DropoutMasks.Call masks) {

    /**
     * Returns the outputs of the top layer, {@code (time, batch, hidden)}, one a direction, each at the step it belongs to.
     *
     * @param clean {@code (time, batch, features)}
     * @param training whether a gradient is recorded
     */
    List<NDArray> outputs(NDArray clean, boolean training) {
        List<NDArray> outputs = layer(1, clean, training);
        for (int layer = 2; layer <= shape.layers(); layer++) {
            outputs = layer(layer, masks.apply(joined(outputs)), training);
        }
        return outputs;
    }

    private List<NDArray> layer(int layer, NDArray input, boolean training) {
        List<NDArray> outputs = new ArrayList<>();
        outputs.add(direction("layer" + layer + "_forward", input, training));
        if (shape.bidirectional()) {
            NDArray backward = direction("layer" + layer + "_backward", steps.reversed(input), training);
            outputs.add(steps.reversed(backward));
        }
        return outputs;
    }

    private NDArray direction(String name, NDArray input, boolean training) {
        return Recurrence.of(shape.cell()).outputs(input, RecurrentWeights.of(bound, name), execution, training);
    }

    /** Returns the directions side by side, {@code (time, batch, width)}. */
    static NDArray joined(List<NDArray> directions) {
        return directions.size() == 1
                ? directions.get(0)
                : NDArrays.concat(
                        new NDList(directions), directions.get(0).getShape().dimension() - 1);
    }
}
