package org.seqwise.data;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * The numbers of a padded batch, before an engine has them.
 *
 * @param positions of the sequences
 * @param values (batch, time, features), row after row, in a buffer outside the heap
 * @param time steps of the longest
 * @param lastStep (batch)
 * @param labels (batch), all 0 where there are none
 * @param weights (batch), all 1 where there are none
 */
record PaddedBatch(
        List<Long> positions, FloatBuffer values, int time, float[] lastStep, float[] labels, float[] weights) {

    /**
     * Pads sequences with zeros behind, to the longest of them.
     *
     * @param buffer from {@link NativeArrays#direct}, used again if it is large enough
     */
    static PaddedBatch of(Sequences sequences, List<Long> positions, FloatBuffer buffer) {
        int size = positions.size();
        int longest = 0;
        float[] lastStep = new float[size];
        float[] labels = new float[size];
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            int index = Math.toIntExact(positions.get(i));
            int steps = sequences.stepCount(index);
            longest = Math.max(longest, steps);
            lastStep[i] = steps - 1;
            labels[i] = sequences.isLabeled() ? sequences.label(index) : 0;
            weights[i] = sequences.weight(index);
        }
        int row = Math.multiplyExact(longest, sequences.featureCount());
        FloatBuffer values = cleared(buffer, Math.multiplyExact(row, size));
        for (int i = 0; i < size; i++) {
            sequences.copyTo(Math.toIntExact(positions.get(i)), values);
            while (values.position() < (i + 1) * row) {
                values.put(0f);
            }
        }
        return new PaddedBatch(positions, values.flip(), longest, lastStep, labels, weights);
    }

    /** Returns whether a sequence is shorter than the longest. */
    boolean isPadded() {
        for (float last : lastStep) {
            if (last < time - 1) {
                return true;
            }
        }
        return false;
    }

    private static FloatBuffer cleared(FloatBuffer buffer, int capacity) {
        return (buffer.capacity() < capacity ? NativeArrays.direct(capacity) : buffer).clear();
    }
}
