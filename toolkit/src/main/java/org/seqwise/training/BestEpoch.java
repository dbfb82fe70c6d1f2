package org.seqwise.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is kept of the best epoch so far; of none, what the training began with.
 *
 * @param weights by parameter name, matrices row after row; not copied
 * @param state where the training stood at its end
 * @param validationLogits of the validation sequences with those weights, in their order, empty for no epoch; not copied
 */
public record BestEpoch(Map<String, float[]> weights, TrainingState state, float[] validationLogits) {

    /** Takes the map as it is, closed to changes. */
    public BestEpoch {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }
}
