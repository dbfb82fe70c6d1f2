package org.seqwise.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.seqwise.data.Sequences;

class DrawnSequencesTest {

    @Test
    void lengthsAreAllThoseGivenAboutEquallyOften() {
        Sequences drawn = DrawnSequences.ofLengths(new int[] {2, 4}, 10_000, 3, 1);
        assertEquals(4, drawn.longestStepCount());
        assertEquals(3, drawn.totalSteps() / 10_000.0, 0.05);
        assertTrue(drawn.balance().hasBothClasses());
    }

    @Test
    void paddedHasOnlyTheLongest() {
        Sequences drawn = DrawnSequences.ofLengths(new int[] {2, 4}, 100, 3, 1);
        Sequences padded = DrawnSequences.padded(drawn, 50);
        assertEquals(50, padded.size());
        assertEquals(200, padded.totalSteps());
        for (int i = 0; i < padded.size(); i++) {
            assertEquals(drawn.label(i), padded.label(i));
            assertEquals(drawn.value(i, 1, 2), padded.value(i, 1, 2));
            if (drawn.stepCount(i) == 2) {
                assertEquals(0, padded.value(i, 3, 0));
            }
        }
    }
}
