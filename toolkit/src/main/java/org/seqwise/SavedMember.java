package org.seqwise;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.seqwise.training.TrainingState;

/**
 * What a {@link ModelFolder} holds of one of the model's networks.
 *
 * @param weights by parameter name, matrices row after row, in the order of the network's parameters
 * @param state where the training stood when the weights were made, {@link TrainingState#NONE} where that is not known
 */
record SavedMember(Map<String, float[]> weights, TrainingState state) {

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
