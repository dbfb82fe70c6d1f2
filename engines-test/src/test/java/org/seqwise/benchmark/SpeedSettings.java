package org.seqwise.benchmark;

/**
 * How much is measured.
 *
 * @param rounds of everything that is measured in turn
 * @param epochRounds of whole epochs of sequences of unequal length
 * @param seconds of one measurement
 * @param sequences of such an epoch
 * @param hidden sizes
 */
record SpeedSettings(int rounds, int epochRounds, double seconds, int sequences, int[] hidden) {

    /** Some seven minutes an engine. */
    private static final SpeedSettings WHOLE = new SpeedSettings(5, 3, 2, 100_000, new int[] {32, 64, 128, 256, 512});

    /** A minute an engine. */
    private static final SpeedSettings SHORT = new SpeedSettings(3, 1, 0.5, 20_000, new int[] {32, 256});

    SpeedSettings {
        hidden = hidden.clone();
    }

    @Override
    public int[] hidden() {
        return hidden.clone();
    }

    /** Returns the short ones if {@code -Dbench.short} is there. */
    static SpeedSettings ofProperties() {
        return System.getProperty("bench.short") == null ? WHOLE : SHORT;
    }
}
