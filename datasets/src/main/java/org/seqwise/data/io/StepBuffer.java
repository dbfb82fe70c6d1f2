package org.seqwise.data.io;

import java.util.Arrays;

/** The steps of one sequence as they come, row after row; used again for the next. */
final class StepBuffer {

    private final int width;
    private float[] values = new float[256];
    private int count;

    /** @param width the number of features */
    StepBuffer(int width) {
        this.width = width;
    }

    void clear() {
        count = 0;
    }

    /** Adds the next feature of the present step. */
    void add(float value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    /** Returns how many steps are whole. */
    int steps() {
        return count / width;
    }

    /** Returns the values, to be read before the next is added. */
    float[] values() {
        return values;
    }
}
