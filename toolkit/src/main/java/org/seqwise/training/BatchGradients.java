package org.seqwise.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a step would go by.
 *
 * @param loss the mean loss of a batch
 * @param gradients its gradient at every parameter, by name in the block's order, row after row; not copied
 */
public record BatchGradients(float loss, Map<String, float[]> gradients) {

    /** Takes the map as it is, closed to changes. */
    public BatchGradients {
        gradients = Collections.unmodifiableMap(new LinkedHashMap<>(gradients));
    }
}
