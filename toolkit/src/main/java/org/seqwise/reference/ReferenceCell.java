package org.seqwise.reference;

/** A cell with its weights. */
interface ReferenceCell {

    /**
     * Makes one step.
     *
     * @param x (width of the input)
     */
    CellStep step(double[] x, CellState before);

    /**
     * Gives a kind of cell its weights.
     *
     * @param name what the names of the weights begin with, such as {@code layer1_forward}
     */
    static ReferenceCell of(Cell kind, String name, ReferenceWeights weights) {
        Affine input = weights.affine(name + "_kernel", name + "_bias");
        Affine recurrent = weights.affine(name + "_recurrent", name + "_recurrent_bias");
        return switch (kind) {
            case LSTM -> (x, before) -> LstmStep.make(input, recurrent, x, before);
            case GRU -> (x, before) -> GruStep.make(input, recurrent, x, before);
            case GRU_RESET_BEFORE -> (x, before) -> ResetBeforeStep.make(input, recurrent, x, before);
        };
    }
}
