package org.seqwise.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

class QuestionShapeTest {

    private static final int COUNT = 2000;
    private static final QuestionSequences MADE = QuestionSequences.generate(COUNT, 7);
    private static final Sequences TRUE_LENGTH = MADE.atTrueLength().sequences();

    @Test
    void allAreTenStepsOfFiveFeatures() {
        float[][][] padded = MADE.frontPadded();
        assertEquals(COUNT, padded.length);
        assertEquals(COUNT, MADE.labels().length);
        for (float[][] sequence : padded) {
            assertEquals(10, sequence.length);
            assertTrue(Arrays.stream(sequence).allMatch(step -> step.length == 5));
        }
    }

    @Test
    void rowsOfZerosAreInFrontAlone() {
        float[][][] padded = MADE.frontPadded();
        for (int i = 0; i < COUNT; i++) {
            int padding = 10 - TRUE_LENGTH.stepCount(i);
            for (int t = 0; t < 10; t++) {
                assertEquals(t < padding, Arrays.equals(new float[5], padded[i][t]));
            }
            assertArrayEquals(Arrays.copyOfRange(padded[i], padding, 10), TRUE_LENGTH.steps(i));
        }
    }

    @Test
    void everyLengthOccursAndShortOnesMoreOften() {
        int[] counts = new int[11];
        for (int i = 0; i < COUNT; i++) {
            counts[TRUE_LENGTH.stepCount(i)]++;
        }
        for (int steps = 1; steps <= 10; steps++) {
            // The smaller of two uniform draws; four standard deviations.
            double expected = (21 - 2 * steps) / 100.0;
            assertEquals(expected, counts[steps] / (double) COUNT, 4 * Math.sqrt(expected / COUNT));
        }
    }

    @Test
    void valuesKeepTheirRangesAndRealRowsHoldTrueZeros() {
        int zeros = 0;
        for (int i = 0; i < COUNT; i++) {
            for (float[] step : TRUE_LENGTH.steps(i)) {
                assertEquals(1.248, step[0], 0.00091);
                assertEquals(0.964, step[1], 0.00061);
                assertTrue(step[2] == 0 || (step[2] >= 1 && step[2] <= 7.8f));
                assertTrue(step[3] >= 0.7f && step[3] <= 1.4f);
                assertTrue(step[4] >= 0.7f && step[4] <= 1.4f);
                zeros += step[2] == 0 ? 1 : 0;
            }
        }
        assertEquals(0.2, zeros / (double) TRUE_LENGTH.totalSteps(), 0.02);
    }

    @Test
    void theSeedAloneDecides() {
        QuestionSequences same = QuestionSequences.generate(COUNT, 7);
        assertTrue(Arrays.deepEquals(MADE.frontPadded(), same.frontPadded()));
        assertArrayEquals(MADE.labels(), same.labels());
        assertFalse(Arrays.deepEquals(
                MADE.frontPadded(), QuestionSequences.generate(COUNT, 8).frontPadded()));
    }

    @Test
    void theDrawsStayWhatTheyHaveAlwaysBeen() {
        assertEquals(
                "49b7426ba717300e323791b6aa4032c09ffcde7607c79db1b9affe56f75d07f7",
                QuestionSequences.generate(500, 7).atTrueLength().sequences().fingerprint());
        assertEquals(
                "afbabcd6b4b0fe5513a2f136851c69839a95e9ba91bbf31453299d59ceac15a0",
                QuestionSequences.generate(500, 6, 7).atTrueLength().sequences().fingerprint());
    }

    @Test
    void theShortestLengthIsKept() {
        Sequences full = QuestionSequences.generate(50, 10, 7).atTrueLength().sequences();
        assertEquals(500, full.totalSteps());
        Sequences some = QuestionSequences.generate(200, 6, 7).atTrueLength().sequences();
        for (int i = 0; i < some.size(); i++) {
            assertTrue(some.stepCount(i) >= 6);
        }
    }

    @Test
    void sizesOutOfRangeAreRefused() {
        for (int shortest : new int[] {0, 11}) {
            InvalidInputException thrown =
                    assertThrows(InvalidInputException.class, () -> QuestionSequences.generate(10, shortest, 7));
            assertEquals("shortest (" + shortest + ") must lie in [1, 10].", thrown.getMessage());
        }
        InvalidInputException thrown =
                assertThrows(InvalidInputException.class, () -> QuestionSequences.generate(0, 7));
        assertEquals("count (0) must be positive.", thrown.getMessage());
    }

    @Test
    void whatIsHandedOutIsACopy() {
        MADE.frontPadded()[0][9][0] = 99;
        MADE.labels()[0] = 99;
        assertEquals(1.248, MADE.frontPadded()[0][9][0], 0.001);
        assertTrue(MADE.labels()[0] <= 1);
    }
}
