package org.seqwise.reference;

import java.util.List;

/**
 * What one direction of a layer did over a sequence.
 *
 * @param steps in the order of the sequence, whichever way they were read
 * @param reversed whether they were read from the last to the first
 */
record DirectionTape(List<CellStep> steps, boolean reversed) {

    /**
     * Reads a sequence.
     *
     * @param inputs (steps, width of the input)
     */
    static DirectionTape read(ReferenceCell cell, int hiddenSize, double[][] inputs, boolean reversed) {
        CellStep[] steps = new CellStep[inputs.length];
        CellState state = CellState.zero(hiddenSize);
        for (int read = 0; read < inputs.length; read++) {
            int t = reversed ? inputs.length - 1 - read : read;
            steps[t] = cell.step(inputs[t], state);
            state = steps[t].after();
        }
        return new DirectionTape(List.of(steps), reversed);
    }

    /** Returns (steps, hidden), in the order of the sequence. */
    double[][] outputs() {
        return steps.stream().map(step -> step.after().hidden()).toArray(double[][]::new);
    }

    /**
     * Goes back in time (Werbos 1990): adds the gradients of the weights and returns those of the inputs (steps, width of the input).
     *
     * @param dOutputs (steps, hidden)
     */
    double[][] backward(double[][] dOutputs, Gradients gradients) {
        double[][] dInputs = new double[dOutputs.length][];
        CellState dState = CellState.zero(dOutputs[0].length);
        for (int unread = dOutputs.length - 1; unread >= 0; unread--) {
            int t = reversed ? dOutputs.length - 1 - unread : unread;
            double[] dHidden = dOutputs[t].clone();
            Vectors.add(dHidden, dState.hidden());
            CellStep.Read read = steps.get(t).backward(new CellState(dHidden, dState.memory()), gradients);
            dInputs[t] = read.input();
            dState = read.before();
        }
        return dInputs;
    }
}
