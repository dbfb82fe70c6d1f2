package org.seqwise.data;

import java.util.Arrays;

/** An order of sequences in which those of like length are neighbours, so that a batch of them has little padding. */
public final class LengthOrder {

    private LengthOrder() {}

    /**
     * Returns the indices of all sequences, the longest of each window first, those of one length in their order.
     *
     * @param window how many sequences that follow each other are ordered among themselves: those of a store lie far apart otherwise
     */
    public static int[] within(Sequences sequences, int window) {
        int size = sequences.size();
        int[] lengths = new int[size];
        for (int i = 0; i < size; i++) {
            lengths[i] = sequences.stepCount(i);
        }
        int[] order = new int[size];
        for (int from = 0; from < size; from += Math.min(window, size - from)) {
            sort(lengths, order, from, Math.min(window, size - from));
        }
        return order;
    }

    private static void sort(int[] lengths, int[] order, int from, int count) {
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            // Upwards by this is downwards by length, and upwards by place.
            keys[i] = ((long) -lengths[from + i] << Integer.SIZE) + i;
        }
        Arrays.sort(keys);
        for (int i = 0; i < count; i++) {
            order[from + i] = from + (int) keys[i];
        }
    }

    /**
     * Cuts an order into batches, and returns the place behind the last of each.
     *
     * @param order as {@link #within} returns it
     * @param mostSequences of a batch, at least 1
     * @param mostSteps of a batch, padding included; a longer sequence is one of its own
     */
    public static int[] batchEnds(Sequences sequences, int[] order, int mostSequences, int mostSteps) {
        int[] ends = new int[order.length];
        int batches = 0;
        int from = 0;
        long longest = 0;
        for (int place = 0; place < order.length; place++) {
            longest = Math.max(longest, sequences.stepCount(order[place]));
            int count = place + 1 - from;
            if (count > 1 && (count > mostSequences || count * longest > mostSteps)) {
                ends[batches++] = place;
                from = place;
                longest = sequences.stepCount(order[place]);
            }
        }
        if (order.length > 0) {
            ends[batches++] = order.length;
        }
        return Arrays.copyOf(ends, batches);
    }
}
