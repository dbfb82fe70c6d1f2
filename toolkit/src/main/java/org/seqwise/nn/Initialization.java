package org.seqwise.nn;

import org.seqwise.reference.Cell;
import org.seqwise.reference.ParameterShape.Role;

/**
 * How first weights are drawn, by what a parameter does.
 *
 * @param kernel for products with inputs
 * @param recurrent for products with a cell's state
 * @param unitForgetBias whether an LSTM's forget gate starts with a bias of 1 (Jozefowicz et al. 2015)
 */
public record Initialization(WeightScheme kernel, WeightScheme recurrent, boolean unitForgetBias) {

    /** Glorot uniform kernels, orthogonal recurrent kernels, zero biases but 1 for the forget gate. */
    public static final Initialization KERAS =
            new Initialization(WeightScheme.GLOROT_UNIFORM, WeightScheme.ORTHOGONAL, true);

    WeightScheme schemeOf(Role role, Cell cell) {
        return switch (role) {
            case KERNEL, QUERY -> kernel;
            case RECURRENT -> recurrent;
            case BIAS -> WeightScheme.ZEROS;
            // Added to the other bias, and only cells have it.
            case RECURRENT_BIAS ->
                cell == Cell.LSTM && unitForgetBias ? WeightScheme.FORGET_GATE_ONE : WeightScheme.ZEROS;
        };
    }
}
