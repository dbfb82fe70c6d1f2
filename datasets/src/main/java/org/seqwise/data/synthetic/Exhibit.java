package org.seqwise.data.synthetic;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.Sequences;

/**
 * Sequences with one thing wrong, and what was done to them.
 *
 * @param sequences as whoever diagnoses them reads them; their ids are their numbers in the file, from 0
 * @param array whether they are rows of an array, all of one length, in which a reader takes rows of zeros in front for padding
 * @param truth the same with the true probability of a 1 given the sequence, from which its label was drawn; null where the fault gives the
 *     answer away, or hides what it was drawn from
 * @param facts what was planted, in figures, by name, such as {@code flipped}; {@link Museum} says which
 */
public record Exhibit(
        Sequences sequences, boolean array, @Nullable GeneratedSequences truth, Map<String, Double> facts) {

    /** Copies the map. */
    public Exhibit {
        facts = Map.copyOf(facts);
    }
}
