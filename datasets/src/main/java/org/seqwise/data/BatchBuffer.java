package org.seqwise.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;

/** Hands batches of sequences to an engine through one buffer outside the heap, which is used again. For one thread. */
public final class BatchBuffer {

    private FloatBuffer buffer = FloatBuffer.allocate(0);

    /**
     * Returns {@code values (batch, time, features)}, padded with zeros behind each sequence and as long as the longest, and, where some are
     * shorter than that, {@code lastStep (batch)}, the index of each sequence's last step.
     *
     * @param owner of the arrays
     * @param sequences already preprocessed
     * @param order which sequences, by their indices
     * @param from the first place in the order
     * @param to the place behind the last
     */
    public NDList padded(NDManager owner, Sequences sequences, int[] order, int from, int to) {
        int longest = 0;
        int shortest = Integer.MAX_VALUE;
        float[] lastStep = new float[to - from];
        for (int place = from; place < to; place++) {
            int steps = sequences.stepCount(order[place]);
            longest = Math.max(longest, steps);
            shortest = Math.min(shortest, steps);
            lastStep[place - from] = steps - 1;
        }
        int row = Math.multiplyExact(longest, sequences.featureCount());
        FloatBuffer values = cleared(Math.multiplyExact(row, to - from));
        for (int place = from; place < to; place++) {
            sequences.copyTo(order[place], values);
            while (values.position() < (place - from + 1) * row) {
                values.put(0f);
            }
        }
        NDList batch = new NDList(
                NativeArrays.of(owner, values.flip(), new Shape(to - from, longest, sequences.featureCount())));
        if (shortest < longest) {
            batch.add(NativeArrays.of(owner, lastStep));
        }
        return batch;
    }

    /**
     * Returns one sequence as a batch, {@code values (1, time, features)}.
     *
     * @param owner of the array
     * @param values row after row, already preprocessed
     * @param steps how many
     */
    public NDArray single(NDManager owner, float[] values, int steps) {
        FloatBuffer one = cleared(values.length).put(values).flip();
        return NativeArrays.of(owner, one, new Shape(1, steps, values.length / steps));
    }

    private FloatBuffer cleared(int capacity) {
        if (buffer.capacity() < capacity) {
            buffer = NativeArrays.direct(capacity);
        }
        return buffer.clear();
    }
}
