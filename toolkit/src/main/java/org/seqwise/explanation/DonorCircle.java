package org.seqwise.explanation;

import java.util.Random;

/**
 * Sequences in a drawn circle. At a step counted from the last, each takes the values of the next one that has this step. So lengths stay,
 * no padding becomes data, and at every step the same values are there as before, in other sequences. As long as the next is long enough,
 * a sequence takes all its steps from that one.
 */
final class DonorCircle {

    private final int[] stepCounts;
    private final int[] order;

    /**
     * Draws the circle.
     *
     * @param stepCounts of each sequence
     */
    DonorCircle(int[] stepCounts, long seed) {
        this.stepCounts = stepCounts;
        order = shuffled(stepCounts.length, new Random(seed));
    }

    /** Returns the numbers below a count in a drawn order (Durstenfeld 1964, algorithm 235). */
    static int[] shuffled(int count, Random random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int place = random.nextInt(i + 1);
            order[i] = order[place];
            order[place] = i;
        }
        return order;
    }

    /** What is done with a sequence and the one that gives to it. */
    interface Gift {

        void take(int receiver, int donor);
    }

    /**
     * Goes round once.
     *
     * @param ago the step, counted from the last; only sequences that have it give and take, and one that is alone takes its own
     */
    void each(int ago, Gift gift) {
        int first = -1;
        int before = -1;
        for (int sequence : order) {
            if (stepCounts[sequence] <= ago) {
                continue;
            }
            if (before < 0) {
                first = sequence;
            } else {
                gift.take(before, sequence);
            }
            before = sequence;
        }
        if (before >= 0) {
            gift.take(before, first);
        }
    }
}
