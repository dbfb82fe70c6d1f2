package org.seqwise.data.io;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The steps by sequence and, within one, by time. Steps that came so are not sorted; of others, only the sequences out of order. */
final class StepOrder {

    private final StepStore steps;
    private final int[] starts;
    private final int @Nullable [] sorted;

    StepOrder(StepStore steps) {
        this.steps = steps;
        starts = starts(steps);
        sorted = steps.isInOrder() ? null : sorted();
    }

    /** Returns the place at which a sequence begins; that of the sequence after the last is the number of steps. */
    int start(int sequence) {
        return starts[sequence];
    }

    /** Returns the step that takes a place. */
    int step(int place) {
        return sorted == null ? place : sorted[place];
    }

    /** Returns how many steps the longest sequence has. */
    int longest() {
        int longest = 0;
        for (int sequence = 1; sequence < starts.length; sequence++) {
            longest = Math.max(longest, starts[sequence] - starts[sequence - 1]);
        }
        return longest;
    }

    private static int[] starts(StepStore steps) {
        int[] starts = new int[steps.sequenceCount() + 1];
        for (int step = 0; step < steps.size(); step++) {
            starts[steps.sequence(step) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        return starts;
    }

    private int[] sorted() {
        int[] order = new int[steps.size()];
        int[] next = starts.clone();
        for (int step = 0; step < order.length; step++) {
            order[next[steps.sequence(step)]++] = step;
        }
        int[] scratch = new int[order.length];
        for (int sequence = 0; sequence < steps.sequenceCount(); sequence++) {
            sort(order, scratch, starts[sequence], starts[sequence + 1]);
        }
        return order;
    }

    // A merge sort: it needs no boxes, keeps equal times in the order of the file, and passes once over what is in
    // order.
    private void sort(int[] order, int[] scratch, int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        sort(order, scratch, from, middle);
        sort(order, scratch, middle, to);
        if (steps.compareTimes(order[middle - 1], order[middle]) > 0) {
            merge(order, scratch, from, middle, to);
        }
    }

    private void merge(int[] order, int[] scratch, int from, int middle, int to) {
        System.arraycopy(order, from, scratch, from, middle - from);
        int left = from;
        int right = middle;
        for (int place = from; left < middle; place++) {
            boolean takeRight = right < to && steps.compareTimes(scratch[left], order[right]) > 0;
            order[place] = takeRight ? order[right++] : scratch[left++];
        }
    }
}
