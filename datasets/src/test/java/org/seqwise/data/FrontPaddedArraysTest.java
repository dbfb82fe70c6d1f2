package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrontPaddedArraysTest {

    private static final List<String> NAMES = List.of("speed", "load");

    @Test
    void leadingRowsOfZerosAreTakenAway() {
        FrontPaddedArrays found =
                convert(new float[][] {{0, 0}, {0, 0}, {1, 2}}, new float[][] {{3, 4}, {5, 6}, {7, 8}});
        assertArrayEquals(new float[][] {{1, 2}}, found.sequences().steps(0));
        assertArrayEquals(
                new float[][] {{3, 4}, {5, 6}, {7, 8}}, found.sequences().steps(1));
        assertEquals(2 / 6.0, found.paddingShare());
        assertEquals(0, found.emptyCount());
    }

    @Test
    void idsAreTheRowNumbersAndLabelsStay() {
        Sequences sequences = FrontPaddedArrays.convert(new float[][][] {{{1, 2}}, {{3, 4}}}, new int[] {0, 1}, NAMES)
                .sequences();
        assertEquals("0", sequences.id(0));
        assertEquals("1", sequences.id(1));
        assertArrayEquals(new int[] {0, 1}, sequences.labels());
        assertEquals(NAMES, sequences.featureNames());
    }

    @Test
    void zeroInsideARealRowIsData() {
        assertArrayEquals(
                new float[][] {{0, 1}, {2, 0}},
                convert(new float[][] {{0, 0}, {0, 1}, {2, 0}}).sequences().steps(0));
    }

    @Test
    void rowsOfZerosInTheMiddleAndAtTheEndStay() {
        assertArrayEquals(
                new float[][] {{1, 2}, {0, 0}, {3, 4}, {0, 0}},
                convert(new float[][] {{0, 0}, {1, 2}, {0, 0}, {3, 4}, {0, 0}})
                        .sequences()
                        .steps(0));
    }

    @Test
    void nothingButZerosBecomesOneStepOfZerosAndIsCounted() {
        FrontPaddedArrays found = convert(new float[3][2], new float[][] {{0, 0}, {1, 2}, {3, 4}});
        assertArrayEquals(new float[1][2], found.sequences().steps(0));
        assertEquals(1, found.emptyCount());
        assertEquals(3 / 6.0, found.paddingShare());
    }

    @Test
    void minusZeroIsZero() {
        assertArrayEquals(
                new float[][] {{1, -0f}},
                convert(new float[][] {{-0f, 0}, {0, -0f}, {1, -0f}})
                        .sequences()
                        .steps(0));
    }

    @Test
    void nanIsNoPadding() {
        InvalidInputException thrown =
                assertThrows(InvalidInputException.class, () -> convert(new float[][] {{0, Float.NaN}, {1, 2}}));
        assertEquals("Sequence '0' has NaN in feature 'load'; values must be finite.", thrown.getMessage());
    }

    @Test
    void labelsThatDoNotFitAreRefused() {
        InvalidInputException thrown = assertThrows(
                InvalidInputException.class, () -> FrontPaddedArrays.convert(new float[2][1][2], new int[3], NAMES));
        assertEquals("2 sequences have 3 labels; there must be one label a sequence.", thrown.getMessage());
        assertThrows(InvalidInputException.class, () -> convert(new float[0][]));
    }

    @Test
    void rowsOfAnotherWidthAreRefusedEvenAsPadding() {
        assertThrows(InvalidInputException.class, () -> convert(new float[][] {{0, 0}, {1, 2, 3}}));
        assertThrows(InvalidInputException.class, () -> convert(new float[][] {{0, 0, 0}, {1, 2}}));
    }

    @Test
    void nothingHasNoPadding() {
        FrontPaddedArrays none = convert();
        assertEquals(0, none.sequences().size());
        assertEquals(0, none.paddingShare());
    }

    private static FrontPaddedArrays convert(float[][]... sequences) {
        return FrontPaddedArrays.convert(sequences, new int[sequences.length], NAMES);
    }
}
