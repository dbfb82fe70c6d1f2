package org.seqwise.data.synthetic;

import java.util.Arrays;
import org.seqwise.data.Sequences;

/**
 * Generated sequences and the probability from which each label was drawn. Nothing can score better on them, on average, than these
 * probabilities.
 *
 * @param sequences their ids are their numbers, from 0
 * @param probabilities the true probability of a 1, in (0, 1), one a sequence
 */
public record GeneratedSequences(Sequences sequences, double[] probabilities) {

    /** Copies the probabilities. */
    public GeneratedSequences {
        probabilities = probabilities.clone();
    }

    /** Returns a copy of the true probabilities, in the order of the sequences. */
    @Override
    public double[] probabilities() {
        return probabilities.clone();
    }

    /**
     * Returns the true probabilities of a part, in its order.
     *
     * @param part sequences split or chosen from these
     */
    public double[] probabilitiesOf(Sequences part) {
        double[] chosen = new double[part.size()];
        Arrays.setAll(chosen, i -> probabilities[Integer.parseInt(part.id(i))]);
        return chosen;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GeneratedSequences that
                && sequences.equals(that.sequences)
                && Arrays.equals(probabilities, that.probabilities);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(probabilities);
    }
}
