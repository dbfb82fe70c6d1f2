package org.seqwise.nn;

import java.util.Arrays;
import java.util.Random;
import org.seqwise.data.InvalidInputException;
import org.seqwise.reference.Cell;
import org.seqwise.reference.ParameterShape.Role;

/**
 * How first weights are drawn, by what a parameter does.
 *
 * @param kernel for products with inputs; not {@link WeightScheme#ZEROS}
 * @param recurrent for products with a cell's state
 * @param unitForgetBias whether an LSTM's forget gate starts with a bias of 1 (Jozefowicz et al. 2015)
 */
public record Initialization(WeightScheme kernel, WeightScheme recurrent, boolean unitForgetBias) {

    /** Glorot uniform kernels, orthogonal recurrent kernels, zero biases but 1 for the forget gate. */
    public static final Initialization KERAS =
            new Initialization(WeightScheme.GLOROT_UNIFORM, WeightScheme.ORTHOGONAL, true);

    /** Refuses kernels of zeros. */
    public Initialization {
        InvalidInputException.require(
                kernel != WeightScheme.ZEROS,
                "kernel (%s) must be drawn: where all kernels are 0, so is the gradient of all but the last bias. Maybe %s.",
                kernel,
                WeightScheme.GLOROT_UNIFORM);
    }

    SeededInitializer.Draws drawsOf(Role role, Cell cell) {
        return switch (role) {
            case KERNEL, QUERY -> kernel::draw;
            case RECURRENT -> recurrent::draw;
            case BIAS -> WeightScheme.ZEROS::draw;
            // Added to the other bias, and only cells have it.
            case RECURRENT_BIAS ->
                cell == Cell.LSTM && unitForgetBias ? Initialization::forgetGateOne : WeightScheme.ZEROS::draw;
        };
    }

    // The forget gate is the second of four.
    private static float[] forgetGateOne(int rows, int columns, Random random) {
        float[] bias = new float[rows * columns];
        Arrays.fill(bias, bias.length / 4, bias.length / 2, 1f);
        return bias;
    }
}
