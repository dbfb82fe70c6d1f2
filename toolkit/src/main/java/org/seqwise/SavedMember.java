package org.seqwise;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.seqwise.data.InvalidInputException;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ParameterShape;
import org.seqwise.training.TrainingState;

/**
 * What a {@link ModelFolder} holds of one of the model's networks.
 *
 * @param weights by parameter name, matrices row after row, in the order of the network's parameters
 * @param state where the training stood when the weights were made, {@link TrainingState#NONE} where that is not known
 */
record SavedMember(Map<String, float[]> weights, TrainingState state) {

    /**
     * Returns one that no training made here, with its weights in the order of the network's parameters.
     *
     * @param weights every parameter's, finite, and no other; copied
     */
    static SavedMember untrained(NetworkShape network, Map<String, float[]> weights) {
        Map<String, float[]> copy = new LinkedHashMap<>();
        for (ParameterShape parameter : network.parameters()) {
            float[] numbers = weights.get(parameter.name());
            if (numbers == null || numbers.length != parameter.size()) {
                throw new InvalidInputException("The weights must have %d numbers of '%s'; they have %s."
                        .formatted(parameter.size(), parameter.name(), numbers == null ? "none" : numbers.length));
            }
            requireFinite(parameter.name(), numbers);
            copy.put(parameter.name(), numbers.clone());
        }
        InvalidInputException.require(
                copy.keySet().containsAll(weights.keySet()),
                "The weights %s must be those of the network and no other: %s.",
                weights.keySet(),
                copy.keySet());
        return new SavedMember(copy, TrainingState.NONE);
    }

    private static void requireFinite(String name, float[] numbers) {
        for (float number : numbers) {
            InvalidInputException.require(
                    Float.isFinite(number), "'%s' has a weight of %s; each must be finite.", name, number);
        }
    }

    /** Returns a sum of all that a training that goes on from here depends on. */
    String checksum() {
        CRC32C sum = new CRC32C();
        add(sum, weights);
        add(sum, new TreeMap<>(state.figures()));
        sum.update(TrainingStateFile.metadata(state).toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private static void add(CRC32C sum, Map<String, float[]> arrays) {
        arrays.forEach((name, values) -> {
            sum.update(name.getBytes(StandardCharsets.UTF_8));
            sum.update(FloatBytes.of(values));
        });
    }
}
