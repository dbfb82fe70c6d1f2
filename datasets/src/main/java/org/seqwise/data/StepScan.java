package org.seqwise.data;

import java.nio.FloatBuffer;

/** One sequence's steps at a time, in an array that is used again: how a loop passes over sequences without holding them. */
public final class StepScan {

    private float[] values = new float[256];
    private FloatBuffer buffer = FloatBuffer.wrap(values);

    /**
     * Returns an array whose first steps x features values are the sequence's, row after row; the next call writes over them.
     *
     * @param sequences of any storage
     * @param index which sequence
     */
    public float[] read(Sequences sequences, int index) {
        return read(sequences.storage(), index);
    }

    /** Returns an array whose first steps x features values are the sequence's, row after row; the next call writes over them. */
    float[] read(SequenceStorage storage, int index) {
        int count = Math.multiplyExact(storage.stepCount(index), storage.width());
        if (values.length < count) {
            values = Growth.ensure(values, count);
            buffer = FloatBuffer.wrap(values);
        }
        storage.copyTo(index, buffer.clear());
        return values;
    }
}
