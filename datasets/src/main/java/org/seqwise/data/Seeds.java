package org.seqwise.data;

/** Many independent seeds out of one number, so that a run has a single seed and every draw in it a place of its own. */
public final class Seeds {

    private Seeds() {}

    /**
     * Returns the seed of one purpose.
     *
     * @param seed the run's seed
     * @param purpose what is drawn, a stable name such as {@code "shuffle"}
     * @param number which one of several draws for that purpose
     */
    public static long derive(long seed, String purpose, long number) {
        return mix(mix(seed + 0x9E3779B97F4A7C15L) ^ mix(purpose.hashCode() + 31L) + mix(number));
    }

    // The finalizer of SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators", figure
    // 16).
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
