package org.seqwise.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MatMulLimitTest {

    @Test
    void aSequenceOfTheQuestionIsTwoAndAHalfMillionOperations() {
        assertEquals(840_000, MatMulLimit.forwardOperations(Point.QUESTION));
        assertEquals(2_480_000, MatMulLimit.trainingOperations(Point.QUESTION));
    }

    @Test
    void everyWayRunsOnThisEngine() {
        try (MatMulLimit limit = new MatMulLimit(new Point(8, 2, 3, 4))) {
            assertTrue(limit.training(0.01) > 0);
            assertTrue(limit.scoring(0.01) > 0);
        }
    }
}
