package org.seqwise.data;

import java.util.function.LongUnaryOperator;

/**
 * Finds the values of some ranks among numbers that are too many to be sorted: each pass over them settles eleven more bits, the highest
 * first, by counting (radix selection). The answers are those of the sorted numbers, at a memory that does not grow with them.
 */
final class RadixSelection {

    private static final int DIGIT = 11;

    private final LongUnaryOperator[] ranks;
    /** Of each rank: the bits that are settled, and its rank among the numbers that begin with them. */
    private final long[] settled;

    private final long[] left;
    /** Of each rank the place of its group, the ranks that have the same bits settled. */
    private final int[] groupOf;

    private final long[] prefixes;
    private final long[][] counts;
    private int groups = 1;
    private int known;
    private int shift;
    private int mask;
    private boolean ranked;

    /**
     * @param bits how many bits the numbers have at most, from 1 to 63
     * @param ranks each takes how many numbers there are and returns which of them is wanted, from 0 for the smallest
     */
    RadixSelection(int bits, LongUnaryOperator... ranks) {
        this.ranks = ranks.clone();
        settled = new long[ranks.length];
        left = new long[ranks.length];
        groupOf = new int[ranks.length];
        prefixes = new long[ranks.length];
        counts = new long[ranks.length][];
        counts[0] = new long[1 << DIGIT];
        settleBelow(bits);
    }

    /** Takes one of the numbers, not negative. */
    void add(long number) {
        long prefix = number >>> known;
        for (int g = 0; g < groups; g++) {
            if (prefixes[g] == prefix) {
                counts[g][(int) ((number >>> shift) & mask)]++;
                return;
            }
        }
    }

    /** Ends a pass, in which each number was added once, and returns whether that was the last. */
    boolean advance() {
        for (int r = 0; r < ranks.length; r++) {
            long[] ofGroup = counts[groupOf[r]];
            if (!ranked) {
                left[r] = ranks[r].applyAsLong(total(ofGroup));
            }
            int digit = 0;
            while (left[r] >= ofGroup[digit]) {
                left[r] -= ofGroup[digit++];
            }
            settled[r] = (settled[r] << (known - shift)) | digit;
        }
        ranked = true;
        settleBelow(shift);
        regroup();
        return known == 0;
    }

    private void settleBelow(int bit) {
        known = bit;
        shift = Math.max(0, bit - DIGIT);
        mask = (1 << (known - shift)) - 1;
    }

    private static long total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    private void regroup() {
        groups = 0;
        for (int r = 0; r < ranks.length; r++) {
            int g = 0;
            while (g < groups && prefixes[g] != settled[r]) {
                g++;
            }
            if (g == groups) {
                prefixes[groups] = settled[r];
                counts[groups++] = new long[1 << DIGIT];
            }
            groupOf[r] = g;
        }
    }

    /** Returns the number of a rank, once the last pass has ended. */
    long number(int rank) {
        return settled[rank];
    }
}
