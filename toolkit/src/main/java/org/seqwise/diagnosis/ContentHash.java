package org.seqwise.diagnosis;

/** Numbers that stand for rows of values: equal values have equal numbers, and others, but for one in some 10^19, have not. */
final class ContentHash {

    private ContentHash() {}

    /** Returns the number of the values between two places. */
    static long of(float[] values, int from, int to) {
        long hash = (long) to - from;
        for (int i = from; i < to; i++) {
            // 0.0 and -0.0 are the same value.
            hash = next(hash, Float.floatToIntBits(values[i] + 0.0f));
        }
        return hash;
    }

    /** Returns the number of what had one number, and another behind it. */
    static long next(long hash, long value) {
        // The finalizer of SplitMix64 (Steele, Lea and Flood 2014), an odd constant added so that zeros count.
        long z = hash * 31 + value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
