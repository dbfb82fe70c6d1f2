package org.seqwise.data;

import java.util.Arrays;

/**
 * Chosen sequences in their order, a bit for each that could be: an eighth of a byte, however many are chosen. A directory of how many are
 * chosen before each block of 512 finds the one with a given place.
 */
final class BitSelection implements Selection {

    private static final int BLOCK_WORDS = 8;

    private final long[] bits;
    private final int[] before;
    private final int size;

    /** @param bits one a sequence, the lowest of the first long for the first; not to be changed any more */
    private BitSelection(long[] bits) {
        this.bits = bits;
        before = new int[(bits.length + BLOCK_WORDS - 1) / BLOCK_WORDS];
        int count = 0;
        for (int word = 0; word < bits.length; word++) {
            if (word % BLOCK_WORDS == 0) {
                before[word / BLOCK_WORDS] = count;
            }
            count += Long.bitCount(bits[word]);
        }
        size = count;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int at(int index) {
        int block = Arrays.binarySearch(before, index);
        if (block < 0) {
            block = -block - 2;
        } else {
            // Of several blocks with as many before them all but the last are empty.
            while (block + 1 < before.length && before[block + 1] == index) {
                block++;
            }
        }
        int word = block * BLOCK_WORDS;
        int left = index - before[block];
        for (int count = Long.bitCount(bits[word]); left >= count; count = Long.bitCount(bits[word])) {
            left -= count;
            word++;
        }
        long rest = bits[word];
        for (; left > 0; left--) {
            rest &= rest - 1;
        }
        return word * Long.SIZE + Long.numberOfTrailingZeros(rest);
    }

    /** Sequences while they are chosen. */
    static final class Choosing {

        private final long[] bits;

        /** @param count how many sequences could be chosen */
        Choosing(int count) {
            bits = new long[(int) ((count + (long) Long.SIZE - 1) / Long.SIZE)];
        }

        void choose(int index) {
            bits[index / Long.SIZE] |= 1L << index % Long.SIZE;
        }

        BitSelection done() {
            return new BitSelection(bits);
        }
    }
}
