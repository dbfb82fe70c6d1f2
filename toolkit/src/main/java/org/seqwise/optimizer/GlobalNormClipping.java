package org.seqwise.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;

/**
 * Clips gradients by their global norm (Pascanu et al. 2013, algorithm 1): where all gradients of a block, as one vector, are longer than
 * a bound, all become shorter by the same factor, so that their direction stays.
 *
 * <pre>g = g * min(1, maxNorm / sqrt(sum of all g^2))</pre>
 *
 * <p>It belongs between the backward pass and the first update, in DJL's own {@code Trainer} between {@code backward} and {@code step()}. A
 * gradient that is NaN makes all of them NaN. An infinite one becomes NaN and the others 0, as do all beyond a norm of 1.8e19, whose
 * square single precision does not hold.
 */
public final class GlobalNormClipping {

    private final float maxNorm;

    /** @param maxNorm the longest that all gradients together may be, positive */
    public GlobalNormClipping(double maxNorm) {
        this.maxNorm = (float) OptimizerSettings.positive("maxNorm", maxNorm);
    }

    /**
     * Clips the gradients in place, without waiting for the device.
     *
     * @param parameters all those of a block; those that need no gradient are passed over
     */
    public void clip(ParameterList parameters) {
        try (NDList gradients = gradientsOf(parameters)) {
            if (!gradients.isEmpty()) {
                shorten(gradients);
            }
        }
    }

    /**
     * Returns the square of the norm that all gradients have as one vector, without waiting for the device.
     *
     * @param parameters all those of a block; those that need no gradient are passed over, and one at least needs it
     * @return a single number, float32, to be closed by the caller
     */
    public static NDArray squaredNorm(ParameterList parameters) {
        try (NDList gradients = gradientsOf(parameters)) {
            return sumOfSquares(gradients);
        }
    }

    private static NDList gradientsOf(ParameterList parameters) {
        NDList gradients = new NDList();
        // A parameter that two blocks share counts once.
        parameters.values().stream()
                .distinct()
                .filter(Parameter::requiresGradient)
                .forEach(parameter -> gradients.add(parameter.getArray().getGradient()));
        return gradients;
    }

    private void shorten(NDList gradients) {
        try (NDArray squares = sumOfSquares(gradients);
                NDArray norm = squares.sqrt();
                // An array and not a number: the quotient of two equal arrays is exactly 1, and stays in single
                // precision.
                NDArray limit = squares.zerosLike().addi(maxNorm);
                NDArray longer = norm.maximum(limit);
                NDArray factor = limit.div(longer)) {
            gradients.forEach(gradient -> gradient.muli(factor));
        }
    }

    private static NDArray sumOfSquares(NDList gradients) {
        NDArray sum = sumOfSquares(gradients.head());
        for (NDArray gradient : gradients.subNDList(1)) {
            try (NDArray more = sumOfSquares(gradient)) {
                sum.addi(more);
            }
        }
        return sum;
    }

    private static NDArray sumOfSquares(NDArray gradient) {
        try (NDArray squares = gradient.square()) {
            return squares.sum();
        }
    }
}
