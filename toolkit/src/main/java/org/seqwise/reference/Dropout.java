package org.seqwise.reference;

import java.util.List;
import org.seqwise.data.InvalidInputException;

/**
 * What a dropout drew for one sequence: multipliers of 0 or 1/(1 - p), the same at every step (the variational form of Gal and
 * Ghahramani 2016, and Keras's between layers).
 *
 * <p>There is a place for each {@link NetworkShape#dropoutWidths() width}: place l of the first layers - 1 multiplies the outputs of
 * recurrent layer l before layer l + 1 reads them; the last multiplies what the head reads, which is the dense layer's output after its
 * rectifier, or the pooled vector where there is no dense layer.
 */
public final class Dropout {

    /** Leaves everything as it is, in a network of any shape. */
    public static final Dropout NONE = new Dropout(List.of());

    private final List<double[]> multipliers;

    private Dropout(List<double[]> multipliers) {
        this.multipliers = multipliers;
    }

    /**
     * Returns the dropout of some multipliers.
     *
     * @param multipliers one array a place, each finite and not negative; copied
     */
    public static Dropout of(List<double[]> multipliers) {
        InvalidInputException.require(!multipliers.isEmpty(), "0 places must be at least 1. Maybe Dropout.NONE.");
        for (double[] place : multipliers) {
            for (double value : place) {
                InvalidInputException.require(
                        value >= 0 && value < Double.POSITIVE_INFINITY,
                        "multiplier (%s) must be finite and not negative.",
                        value);
            }
        }
        return new Dropout(multipliers.stream().map(double[]::clone).toList());
    }

    /** Throws unless there is nothing to multiply, or a fitting multiplier for everything. */
    void requireFitting(NetworkShape shape) {
        if (!multipliers.isEmpty()) {
            List<Integer> found =
                    multipliers.stream().map(place -> place.length).toList();
            InvalidInputException.require(
                    found.equals(shape.dropoutWidths()),
                    "Dropout of widths %s must have the network's, which are %s.",
                    found,
                    shape.dropoutWidths());
        }
    }

    /**
     * Returns the products, of values or of their gradients alike.
     *
     * @param place counted from 0
     * @param values (width of the place)
     */
    double[] apply(int place, double[] values) {
        double[] products = values.clone();
        if (!multipliers.isEmpty()) {
            double[] factors = multipliers.get(place);
            for (int i = 0; i < products.length; i++) {
                products[i] *= factors[i];
            }
        }
        return products;
    }

    /** Returns {@link #apply(int, double[])} of every step. */
    double[][] apply(int place, double[][] steps) {
        double[][] products = new double[steps.length][];
        for (int t = 0; t < steps.length; t++) {
            products[t] = apply(place, steps[t]);
        }
        return products;
    }
}
