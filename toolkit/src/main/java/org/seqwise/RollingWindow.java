package org.seqwise;

import java.util.Arrays;

/** The last rows of one id. It takes memory as rows come, and no more once it is full. */
final class RollingWindow {

    private final int width;
    private final int length;
    private float[] values;
    // Of the oldest row, once the window is full; until then rows are in the order of the array.
    private int oldest;
    private int count;

    /**
     * @param width values a row
     * @param length the most rows
     */
    RollingWindow(int width, int length) {
        this.width = width;
        this.length = length;
        values = new float[width];
    }

    void add(float[] row) {
        if (count == length) {
            System.arraycopy(row, 0, values, oldest * width, width);
            oldest = (oldest + 1) % length;
            return;
        }
        if (count * width == values.length) {
            values = Arrays.copyOf(values, Math.min(2 * count, length) * width);
        }
        System.arraycopy(row, 0, values, count * width, width);
        count++;
    }

    /** Returns a copy, the oldest first. */
    float[][] rows() {
        float[][] rows = new float[count][];
        for (int i = 0; i < count; i++) {
            int place = (oldest + i) % count;
            rows[i] = Arrays.copyOfRange(values, place * width, (place + 1) * width);
        }
        return rows;
    }
}
