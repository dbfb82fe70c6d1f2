package org.seqwise.evaluation;

import static org.seqwise.data.InvalidInputException.require;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.seqwise.data.InvalidInputException;

/**
 * What a classifier said about sequences and what was true of them, in the same order.
 *
 * @param probabilities (sequences), float64, the probability of a 1 for each sequence, in [0, 1]; at least one
 * @param labels (sequences), 1 for yes, 0 for no
 */
public record Scores(double[] probabilities, int[] labels) {

    /**
     * Copies both arrays and checks them.
     *
     * @throws InvalidInputException if they are empty or not equally long, or hold a value out of range
     */
    public Scores {
        probabilities = probabilities.clone();
        labels = labels.clone();
        require(
                probabilities.length == labels.length,
                "%d probabilities and %d labels differ in number; give each sequence one of each.",
                probabilities.length,
                labels.length);
        require(probabilities.length > 0, "0 scores cannot be evaluated; give at least one.");
        for (int i = 0; i < labels.length; i++) {
            requireInRange(probabilities[i], labels[i], i);
        }
    }

    /** Returns a copy of the probabilities, (sequences), float64, in [0, 1]. */
    @Override
    public double[] probabilities() {
        return probabilities.clone();
    }

    /** Returns a copy of the labels, (sequences), 0 or 1. */
    @Override
    public int[] labels() {
        return labels.clone();
    }

    /** Returns how many sequences were scored, at least 1. */
    public int n() {
        return labels.length;
    }

    /** Returns how many labels are 1. */
    public int positives() {
        return IntStream.of(labels).sum();
    }

    /** Returns one sequence's probability of a 1, in [0, 1]. */
    public double probability(int index) {
        return probabilities[index];
    }

    /** Returns one sequence's label, 0 or 1. */
    public int label(int index) {
        return labels[index];
    }

    /** Two are equal when all their probabilities and labels are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Scores that
                && Arrays.equals(probabilities, that.probabilities)
                && Arrays.equals(labels, that.labels);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(probabilities) + Arrays.hashCode(labels);
    }

    /** Says how many there are; the values may be a million. */
    @Override
    public String toString() {
        return "Scores[n=" + n() + ", positives=" + positives() + "]";
    }

    private static void requireInRange(double probability, int label, int index) {
        // The message's arguments are boxed: only once the rule is broken, not a million times.
        if (!(probability >= 0 && probability <= 1)) {
            require(
                    false,
                    "probability (%s) at index %d must lie in [0, 1]. Maybe it is a logit: see Logits.probability.",
                    probability,
                    index);
        }
        if (label != 0 && label != 1) {
            require(false, "label (%d) at index %d must be 0 or 1; 1 is the class to be found.", label, index);
        }
    }
}
