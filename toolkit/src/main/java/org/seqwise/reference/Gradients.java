package org.seqwise.reference;

import java.util.LinkedHashMap;
import java.util.Map;

/** Sums of derivatives by the parameters of a network, by name and row after row, which a back-propagation adds to. */
final class Gradients {

    private final Map<String, double[]> sums = new LinkedHashMap<>();

    Gradients(NetworkShape shape) {
        for (ParameterShape parameter : shape.parameters()) {
            sums.put(parameter.name(), new double[parameter.size()]);
        }
    }

    /** Returns the sums of one parameter, to add to. */
    double[] of(String name) {
        double[] found = sums.get(name);
        if (found == null) {
            throw new IllegalStateException("'" + name + "' is not among " + sums.keySet() + ".");
        }
        return found;
    }

    /** Returns them all, in the order of the network's parameters. */
    Map<String, double[]> all() {
        return sums;
    }
}
