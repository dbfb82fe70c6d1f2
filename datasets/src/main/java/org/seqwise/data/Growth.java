package org.seqwise.data;

import java.util.Arrays;

/** Primitive arrays that grow by half when they are full. */
final class Growth {

    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private Growth() {}

    static float[] ensure(float[] array, long length) {
        return length <= array.length ? array : Arrays.copyOf(array, larger(array.length, length));
    }

    static int[] ensure(int[] array, long length) {
        return length <= array.length ? array : Arrays.copyOf(array, larger(array.length, length));
    }

    static double[] ensure(double[] array, long length) {
        return length <= array.length ? array : Arrays.copyOf(array, larger(array.length, length));
    }

    static byte[] ensure(byte[] array, long length) {
        return length <= array.length ? array : Arrays.copyOf(array, larger(array.length, length));
    }

    private static int larger(int present, long needed) {
        InvalidInputException.require(
                needed <= LARGEST,
                "The data has more than %d values, the most that can be held at once. Maybe train on a part of it.",
                LARGEST);
        return (int) Math.max(needed, Math.min(LARGEST, present + (present >> 1) + 16L));
    }
}
