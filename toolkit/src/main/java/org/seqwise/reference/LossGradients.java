package org.seqwise.reference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A mean loss and where it goes.
 *
 * @param loss of the batch
 * @param gradients its derivatives by every parameter, by name in the order of {@link NetworkShape#parameters()}, row after row; not copied
 */
public record LossGradients(double loss, Map<String, double[]> gradients) {

    /** Takes the map as it is, closed to changes. */
    public LossGradients {
        gradients = Collections.unmodifiableMap(new LinkedHashMap<>(gradients));
    }
}
