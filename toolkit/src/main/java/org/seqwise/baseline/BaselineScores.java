package org.seqwise.baseline;

import java.util.Arrays;

/**
 * What one baseline says of sequences.
 *
 * @param baseline which
 * @param probabilities (sequences), float64, the probability of a 1 for each, in [0, 1]
 */
public record BaselineScores(Baseline baseline, double[] probabilities) {

    /** Copies the array. */
    public BaselineScores {
        probabilities = probabilities.clone();
    }

    /** Returns a copy of the probabilities, (sequences), float64, in [0, 1]. */
    @Override
    public double[] probabilities() {
        return probabilities.clone();
    }

    /** Two are equal when baseline and all probabilities are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof BaselineScores that
                && baseline == that.baseline
                && Arrays.equals(probabilities, that.probabilities);
    }

    @Override
    public int hashCode() {
        return 31 * baseline.hashCode() + Arrays.hashCode(probabilities);
    }

    /** Says how many there are. */
    @Override
    public String toString() {
        return "BaselineScores[" + baseline + ", n=" + probabilities.length + "]";
    }
}
