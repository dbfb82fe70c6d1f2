package org.seqwise.data;

import java.util.Random;

/**
 * An order of the numbers in [0, size) that looks random and takes no memory: a place is encrypted, and encrypted again until the result is one
 * of the numbers (cycle walking; Black and Rogaway 2002, "Ciphers with arbitrary finite domains", section 3). The cipher is a balanced
 * Feistel network (Luby and Rackoff 1988, "How to construct pseudorandom permutations from pseudorandom functions") over the next power
 * of four, so that fewer than four encryptions are expected for a place. It is for thousands and more: of a handful of numbers not all
 * orders are equally likely.
 */
final class KeyedPermutation {

    // Luby and Rackoff ask for four of random functions; these are not quite, and the halves are short.
    private static final int ROUNDS = 6;

    private final int size;
    private final int halfBits;
    private final long halfMask;
    private final long[] keys = new long[ROUNDS];

    /**
     * @param size how many numbers
     * @param random draws the keys
     */
    KeyedPermutation(int size, Random random) {
        this.size = size;
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, size - 1));
        halfBits = (bits + 1) / 2;
        halfMask = (1L << halfBits) - 1;
        for (int round = 0; round < ROUNDS; round++) {
            keys[round] = random.nextLong();
        }
    }

    /** Returns the number at a place in [0, size). */
    int at(int place) {
        long number = place;
        do {
            number = encrypted(number);
        } while (number >= size);
        return (int) number;
    }

    private long encrypted(long number) {
        long left = number >>> halfBits;
        long right = number & halfMask;
        for (long key : keys) {
            long next = left ^ (Seeds.mix(right + key) & halfMask);
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }
}
