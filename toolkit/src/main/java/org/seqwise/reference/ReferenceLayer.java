package org.seqwise.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One recurrent layer: a cell that reads forward, and perhaps one of its own weights that reads backward. */
final class ReferenceLayer {

    private final int hiddenSize;
    private final List<ReferenceCell> directions = new ArrayList<>();

    /** @param number of the layer, from 1 at the input */
    ReferenceLayer(NetworkShape shape, int number, ReferenceWeights weights) {
        hiddenSize = shape.hiddenSize();
        directions.add(ReferenceCell.of(shape.cell(), "layer" + number + "_forward", weights));
        if (shape.bidirectional()) {
            directions.add(ReferenceCell.of(shape.cell(), "layer" + number + "_backward", weights));
        }
    }

    /**
     * Reads a sequence.
     *
     * @param inputs (steps, width of the input)
     */
    Tape forward(double[][] inputs) {
        List<DirectionTape> tapes = new ArrayList<>();
        for (int d = 0; d < directions.size(); d++) {
            tapes.add(DirectionTape.read(directions.get(d), hiddenSize, inputs, d == 1));
        }
        return new Tape(tapes, hiddenSize);
    }

    /** What a layer did over a sequence. */
    record Tape(List<DirectionTape> directions, int hiddenSize) {

        /** Returns (steps, hidden * directions), the forward direction first. */
        double[][] outputs() {
            double[][] outputs = directions.get(0).outputs();
            for (DirectionTape direction : directions.subList(1, directions.size())) {
                double[][] others = direction.outputs();
                Arrays.setAll(outputs, t -> Vectors.concatenated(outputs[t], others[t]));
            }
            return outputs;
        }

        /**
         * Adds the gradients of the weights and returns those of the inputs (steps, width of the input).
         *
         * @param dOutputs (steps, hidden * directions)
         */
        double[][] backward(double[][] dOutputs, Gradients gradients) {
            double[][] dInputs = directions.get(0).backward(share(dOutputs, 0), gradients);
            for (int d = 1; d < directions.size(); d++) {
                double[][] others = directions.get(d).backward(share(dOutputs, d), gradients);
                for (int t = 0; t < dInputs.length; t++) {
                    Vectors.add(dInputs[t], others[t]);
                }
            }
            return dInputs;
        }

        private double[][] share(double[][] dOutputs, int direction) {
            int from = direction * hiddenSize;
            return Arrays.stream(dOutputs)
                    .map(step -> Arrays.copyOfRange(step, from, from + hiddenSize))
                    .toArray(double[][]::new);
        }
    }
}
