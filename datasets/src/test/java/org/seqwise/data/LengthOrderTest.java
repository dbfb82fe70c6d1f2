package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LengthOrderTest {

    @Test
    void theLongestOfAWindowComeFirstAndThoseOfOneLengthInTheirOrder() {
        Sequences sequences = ofLengths(2, 3, 2, 1, 5, 4, 4);
        assertArrayEquals(new int[] {4, 5, 6, 1, 0, 2, 3}, LengthOrder.within(sequences, 100));
        assertArrayEquals(new int[] {1, 0, 2, 4, 5, 3, 6}, LengthOrder.within(sequences, 3));
        assertArrayEquals(new int[0], LengthOrder.within(ofLengths(), 3));
    }

    @Test
    void aBatchHasNeitherTooManySequencesNorTooManySteps() {
        Sequences sequences = ofLengths(9, 3, 3, 3, 2, 1, 1, 1);
        int[] order = LengthOrder.within(sequences, 100);
        assertArrayEquals(new int[] {8}, LengthOrder.batchEnds(sequences, order, 100, 1000));
        assertArrayEquals(new int[] {3, 6, 8}, LengthOrder.batchEnds(sequences, order, 3, 1000));
        // Nine steps by itself, though more than eight; twice three; three and two, padded; and the rest.
        assertArrayEquals(new int[] {1, 3, 5, 8}, LengthOrder.batchEnds(sequences, order, 100, 8));
        assertArrayEquals(new int[0], LengthOrder.batchEnds(ofLengths(), new int[0], 3, 8));
    }

    private static Sequences ofLengths(int... lengths) {
        SequencesBuilder builder = Sequences.builder(List.of("a"));
        for (int length : lengths) {
            builder.addUnlabeled("s", new float[length][1]);
        }
        return builder.build();
    }
}
