package org.seqwise.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.seqwise.data.InvalidInputException;
import org.seqwise.reference.ParameterShape.Role;

/**
 * A recurrent binary classifier of sequences, without its weights: stacked recurrent layers, a pooling over the steps, perhaps one dense
 * layer of rectified linear units, and one linear unit that gives the logit.
 *
 * @param cell what every recurrent layer does at a step
 * @param featureCount values a step
 * @param hiddenSize numbers remembered by a layer in a direction
 * @param layers recurrent layers, one upon the other
 * @param bidirectional whether every layer also reads the sequence backward, from its last valid step; the layer above reads the two
 *     directions' outputs at a step side by side, forward first
 * @param pooling what the head reads of the top layer's outputs
 * @param denseSize units of the dense layer; 0 for none
 */
public record NetworkShape(
        Cell cell,
        int featureCount,
        int hiddenSize,
        int layers,
        boolean bidirectional,
        Pooling pooling,
        int denseSize) {

    private static final int MOST_LAYERS = 1000;
    private static final int MOST_HIDDEN = 100_000;

    /** Checks the sizes. */
    public NetworkShape {
        InvalidInputException.require(featureCount > 0, "featureCount (%d) must be positive.", featureCount);
        InvalidInputException.require(hiddenSize > 0, "hiddenSize (%d) must be positive.", hiddenSize);
        InvalidInputException.require(layers > 0, "layers (%d) must be positive.", layers);
        InvalidInputException.require(
                hiddenSize <= MOST_HIDDEN, "hiddenSize (%d) must be at most %d.", hiddenSize, MOST_HIDDEN);
        InvalidInputException.require(layers <= MOST_LAYERS, "layers (%d) must be at most %d.", layers, MOST_LAYERS);
        InvalidInputException.require(denseSize >= 0, "denseSize (%d) must not be negative; 0 is none.", denseSize);
    }

    /** Returns the same for another number of values a step. */
    public NetworkShape withFeatureCount(int features) {
        return new NetworkShape(cell, features, hiddenSize, layers, bidirectional, pooling, denseSize);
    }

    /** Returns how many directions a layer reads in: 1 or 2. */
    public int directions() {
        return bidirectional ? 2 : 1;
    }

    /** Returns how many numbers a recurrent layer gives at a step: hidden a direction. */
    public int outputWidth() {
        return hiddenSize * directions();
    }

    /** Returns how many numbers the pooling gives. */
    public int pooledWidth() {
        return pooling == Pooling.MEAN_MAX_LAST ? 3 * outputWidth() : outputWidth();
    }

    /** Returns how many numbers the head reads: the dense layer's, or the pooling's where there is none. */
    public int headWidth() {
        return denseSize > 0 ? denseSize : pooledWidth();
    }

    /** Returns the width of each place of a {@link Dropout}: each layer's outputs but the top one's, and what the head reads. */
    public List<Integer> dropoutWidths() {
        List<Integer> widths = new ArrayList<>(Collections.nCopies(layers - 1, outputWidth()));
        widths.add(headWidth());
        return List.copyOf(widths);
    }

    /** Returns the parameters in the order of the computation. */
    public List<ParameterShape> parameters() {
        List<ParameterShape> parameters = new ArrayList<>();
        for (int layer = 1; layer <= layers; layer++) {
            addDirection(parameters, layer, "forward");
            if (bidirectional) {
                addDirection(parameters, layer, "backward");
            }
        }
        if (pooling == Pooling.ATTENTION) {
            addAffine(parameters, "attention", outputWidth(), outputWidth());
            parameters.add(new ParameterShape("attention_query", Role.QUERY, outputWidth(), 1));
        }
        if (denseSize > 0) {
            addAffine(parameters, "dense", denseSize, pooledWidth());
        }
        addAffine(parameters, "head", 1, headWidth());
        return List.copyOf(parameters);
    }

    /** Returns how many numbers the parameters have. */
    public long parameterCount() {
        return parameters().stream().mapToLong(ParameterShape::size).sum();
    }

    private void addDirection(List<ParameterShape> parameters, int layer, String direction) {
        String name = "layer" + layer + "_" + direction;
        int rows = cell.gates() * hiddenSize;
        parameters.add(
                new ParameterShape(name + "_kernel", Role.KERNEL, rows, layer == 1 ? featureCount : outputWidth()));
        parameters.add(new ParameterShape(name + "_recurrent", Role.RECURRENT, rows, hiddenSize));
        parameters.add(new ParameterShape(name + "_bias", Role.BIAS, rows, 1));
        parameters.add(new ParameterShape(name + "_recurrent_bias", Role.RECURRENT_BIAS, rows, 1));
    }

    private static void addAffine(List<ParameterShape> parameters, String name, int rows, int columns) {
        parameters.add(new ParameterShape(name + "_kernel", Role.KERNEL, rows, columns));
        parameters.add(new ParameterShape(name + "_bias", Role.BIAS, rows, 1));
    }
}
