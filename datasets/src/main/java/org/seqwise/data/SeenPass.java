package org.seqwise.data;

/** Counts what is seen of a feature and what is missing, and measures the steps since it was last seen. */
abstract class SeenPass implements ColumnPass {

    final String name;
    private long steps;
    private long missing;
    private double sinceSum;
    private double sinceSquares;

    SeenPass(String name) {
        this.name = name;
    }

    /** Takes a value that is not missing. */
    abstract void see(float value);

    @Override
    public final void read(float[] values, int from, int width, int end) {
        long since = 0;
        for (int i = from; i < end; i += width) {
            steps++;
            if (Float.isNaN(values[i])) {
                missing++;
                since++;
                sinceSum += since;
                sinceSquares += (double) since * since;
            } else {
                since = 0;
                see(values[i]);
            }
        }
    }

    final boolean anyMissing() {
        return missing > 0;
    }

    /** Throws where there is nothing to go by. */
    final void requireSeen() {
        InvalidInputException.require(
                missing < steps,
                "Feature '%s' is missing at every step of training; some step must have it. Maybe leave it out.",
                name);
    }

    /** Returns what is done to the steps since it was last seen. */
    // They are whole numbers, whose sums are exact: the difference of the squares loses nothing that matters.
    final ValueRule sinceSeen() {
        if (!anyMissing()) {
            return ValueRule.NONE;
        }
        double mean = sinceSum / steps;
        return ValueRule.scale(TailCompression.NONE, mean, Math.sqrt(Math.max(0, sinceSquares / steps - mean * mean)));
    }

    /** Returns what was found, once nothing is left to be read. */
    abstract FeatureRule rule();
}
