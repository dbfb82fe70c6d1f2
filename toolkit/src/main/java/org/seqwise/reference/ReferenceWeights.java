package org.seqwise.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/** A network's weights in float64, by name and row after row: complete, fitting, and no more than the network has. */
final class ReferenceWeights {

    private final Map<String, double[]> values;

    private ReferenceWeights(Map<String, double[]> values) {
        this.values = values;
    }

    /** Copies weights after checking them against a shape. */
    static ReferenceWeights ofFloats(NetworkShape shape, Map<String, float[]> weights) {
        Map<String, double[]> wide = new LinkedHashMap<>();
        weights.forEach((name, narrow) -> wide.put(name, widened(narrow)));
        return of(shape, wide);
    }

    /** Copies weights after checking them against a shape. */
    static ReferenceWeights of(NetworkShape shape, Map<String, double[]> weights) {
        Map<String, double[]> values = new LinkedHashMap<>();
        for (ParameterShape parameter : shape.parameters()) {
            values.put(parameter.name(), fitting(parameter, weights.get(parameter.name())));
        }
        for (String name : weights.keySet()) {
            InvalidInputException.require(
                    values.containsKey(name),
                    "'%s' is no weight of this network, which has %s.",
                    name,
                    values.keySet());
        }
        return new ReferenceWeights(values);
    }

    private static double[] fitting(ParameterShape parameter, double @Nullable [] values) {
        if (values == null) {
            throw new InvalidInputException("The weights must have a '" + parameter.name() + "'.");
        }
        InvalidInputException.require(
                values.length == parameter.size(),
                "'%s' of %d numbers must have %d (%d rows of %d).",
                parameter.name(),
                values.length,
                parameter.size(),
                parameter.rows(),
                parameter.columns());
        return values.clone();
    }

    /** Returns the affine map of a kernel and a bias; both are read, not copied. */
    Affine affine(String kernel, String bias) {
        return new Affine(kernel, bias, get(kernel), get(bias));
    }

    /** Returns one parameter, not copied. */
    double[] get(String name) {
        double[] found = values.get(name);
        if (found == null) {
            throw new IllegalStateException("'" + name + "' is not among " + values.keySet() + ".");
        }
        return found;
    }

    /** Returns the same numbers in float64, exactly. */
    static double[] widened(float[] narrow) {
        double[] wide = new double[narrow.length];
        for (int i = 0; i < narrow.length; i++) {
            wide[i] = narrow[i];
        }
        return wide;
    }
}
