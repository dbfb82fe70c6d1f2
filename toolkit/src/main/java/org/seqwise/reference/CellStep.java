package org.seqwise.reference;

/** One step that a cell has made, with what it takes to go back through it. */
interface CellStep {

    /** Returns the gates (gates hidden), one after the other, after their sigmoid; the third is the candidate, after its tanh. */
    double[] gates();

    /** Returns what the cell carries on. */
    CellState after();

    /**
     * Adds the gradients of the cell's weights and returns those of what the step read.
     *
     * @param after the gradient of {@link #after()}
     */
    Read backward(CellState after, Gradients gradients);

    /**
     * The gradients of what a step read.
     *
     * @param input (width of the input)
     * @param before of what the step before carried on
     */
    record Read(double[] input, CellState before) {}
}
