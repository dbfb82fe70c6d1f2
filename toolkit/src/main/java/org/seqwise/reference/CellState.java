package org.seqwise.reference;

/**
 * What a cell carries from step to step, or the gradient of it. Shared, not copied: nobody in this package writes into one.
 *
 * @param hidden (hidden), also the cell's output
 * @param memory (hidden), the LSTM's c; a GRU leaves it at zero
 */
record CellState(double[] hidden, double[] memory) {

    static CellState zero(int hiddenSize) {
        return new CellState(new double[hiddenSize], new double[hiddenSize]);
    }
}
