package org.seqwise.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

/** What holds of every piece. */
class MuseumTest {

    @ParameterizedTest
    @EnumSource
    void theSeedAloneDecides(Museum piece) {
        int size = piece.smallestSize();
        Exhibit one = piece.generate(size, 7);
        Exhibit same = piece.generate(size, 7);
        assertEquals(one.sequences().fingerprint(), same.sequences().fingerprint());
        assertEquals(one.facts(), same.facts());
        assertNotEquals(
                one.sequences().fingerprint(),
                piece.generate(size, 8).sequences().fingerprint());
    }

    @Test
    void noTwoPiecesAreDrawnAlike() {
        Set<Float> firstValues = new HashSet<>();
        for (Museum piece : Museum.values()) {
            firstValues.add(piece.generate(4_000, 7).sequences().value(1, 0, 3));
        }
        assertEquals(Museum.values().length, firstValues.size());
    }

    @ParameterizedTest
    @EnumSource
    void theShapeIsTheQuestions(Museum piece) {
        Exhibit exhibit = piece.generate(piece.smallestSize(), 7);
        Sequences sequences = exhibit.sequences();
        assertEquals(piece.smallestSize(), sequences.size());
        assertEquals(5, sequences.featureCount());
        assertEquals(10, sequences.longestStepCount());
        for (int i = 0; i < sequences.size(); i++) {
            assertEquals(Integer.toString(i), sequences.id(i));
            assertTrue(sequences.stepCount(i) >= (exhibit.array() ? 10 : 5));
        }
        assertEquals(EnumSet.of(Museum.HEALTHY, Museum.DRIFT).contains(piece), sequences.isTimed());
        assertFalse(piece.title().isBlank());
    }

    @ParameterizedTest
    @EnumSource
    void oneInFourIsPositiveUnlessThatIsTheFault(Museum piece) {
        double rate =
                switch (piece) {
                    case WRONG_LABELS -> 0.35;
                    case RARE_POSITIVES -> 0.005;
                    default -> 0.25;
                };
        int size = piece.defaultSize();
        Sequences sequences = piece.generate(size, 7).sequences();
        assertEquals(rate, sequences.balance().positiveRate(), 4 * Math.sqrt(rate * (1 - rate) / size));
    }

    @ParameterizedTest
    @EnumSource
    void labelsAreDrawnFromTheProbabilitiesThatAreKnown(Museum piece) {
        Exhibit exhibit = piece.generate(piece.defaultSize(), 7);
        GeneratedSequences truth = exhibit.truth();
        if (truth == null) {
            Set<Museum> hidden =
                    EnumSet.of(Museum.LEAK_BY_ID, Museum.LEAK_BY_LENGTH, Museum.CONSTANT_FEATURE, Museum.DRIFT);
            assertTrue(hidden.contains(piece));
            return;
        }
        assertEquals(exhibit.sequences(), truth.sequences());
        double[] probabilities = truth.probabilities();
        for (int tenth = 0; tenth < 10; tenth++) {
            double low = tenth / 10.0;
            int[] in = IntStream.range(0, probabilities.length)
                    .filter(i -> probabilities[i] >= low && probabilities[i] < low + 0.1)
                    .toArray();
            double expected =
                    Arrays.stream(in).mapToDouble(i -> probabilities[i]).sum();
            double variance = Arrays.stream(in)
                    .mapToDouble(i -> probabilities[i] * (1 - probabilities[i]))
                    .sum();
            int found = Arrays.stream(in).map(exhibit.sequences()::label).sum();
            assertEquals(expected, found, 4 * Math.sqrt(variance) + 1e-9, "from " + low);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sizesInWhichTheFaultIsNotSeenAreRefused(Museum piece) {
        int size = piece.smallestSize() - 1;
        InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> piece.generate(size, 7));
        assertEquals(
                "size (" + size + ") of " + piece + " must be at least " + piece.smallestSize() + ". Maybe "
                        + piece.defaultSize() + ", which is enough for a verdict.",
                thrown.getMessage());
    }

    @Test
    void unevenSizesAreKept() {
        for (Museum piece : Museum.values()) {
            int size = piece.smallestSize() + 1;
            assertEquals(size, piece.generate(size, 3).sequences().size());
        }
    }
}
