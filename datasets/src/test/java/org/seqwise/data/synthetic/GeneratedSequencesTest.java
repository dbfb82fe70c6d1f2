package org.seqwise.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;

class GeneratedSequencesTest {

    private static final GeneratedSequences MADE =
            QuestionSequences.generate(300, 7).atTrueLength();

    @Test
    void aPartFindsTheProbabilitiesOfItsOwnSequences() {
        double[] all = MADE.probabilities();
        assertArrayEquals(
                new double[] {all[17], all[3], all[3], all[299]},
                MADE.probabilitiesOf(MADE.sequences().subset(17, 3, 3, 299)));
        assertArrayEquals(all, MADE.probabilitiesOf(MADE.sequences()));
    }

    @Test
    void partsOfASplitAndTheirPartsFindTheirs() {
        Split split = MADE.sequences().stratifiedSplit(0.6, 0.2, 1);
        Sequences part = split.test().stratifiedHoldOut(0.5, 1).get(1);
        double[] expected = IntStream.range(0, part.size())
                .mapToDouble(i -> MADE.probabilities()[Integer.parseInt(part.id(i))])
                .toArray();
        assertArrayEquals(expected, MADE.probabilitiesOf(part));
        assertEquals(30, expected.length, 2);
    }

    @Test
    void probabilitiesAreCopiedInAndOut() {
        double[] given = MADE.probabilities();
        GeneratedSequences copy = new GeneratedSequences(MADE.sequences(), given);
        given[0] = 99;
        copy.probabilities()[1] = 99;
        assertArrayEquals(MADE.probabilities(), copy.probabilities());
        assertEquals(MADE, copy);
        assertEquals(MADE.hashCode(), copy.hashCode());
        assertNotEquals(MADE, new GeneratedSequences(MADE.sequences(), given));
    }
}
