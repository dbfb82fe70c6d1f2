package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class LabeledSequenceTest {

    private static final LabeledSequence ONE = new LabeledSequence("a", new float[][] {{1, 2}, {3, 4}}, 1);

    @Test
    void stepsAreCopiedInAndOut() {
        float[][] steps = {{1, 2}, {3, 4}};
        LabeledSequence sequence = new LabeledSequence("a", steps, 1);
        steps[0][0] = 99;
        steps[1] = new float[] {99, 99};
        sequence.steps()[0][1] = 99;
        assertArrayEquals(new float[][] {{1, 2}, {3, 4}}, sequence.steps());
        assertEquals(2, sequence.stepCount());
    }

    @Test
    void equalContentIsEqual() {
        LabeledSequence same = new LabeledSequence("a", new float[][] {{1, 2}, {3, 4}}, 1);
        assertEquals(ONE, same);
        assertEquals(ONE.hashCode(), same.hashCode());
        assertNotEquals(ONE, new LabeledSequence("b", ONE.steps(), 1));
        assertNotEquals(ONE, new LabeledSequence("a", ONE.steps(), 0));
        assertNotEquals(ONE, new LabeledSequence("a", ONE.steps(), 1, 2));
        assertEquals(ONE, new LabeledSequence("a", ONE.steps(), 1, 1));
        assertNotEquals(ONE, new LabeledSequence("a", new float[][] {{1, 2}, {3, 5}}, 1));
    }

    @Test
    void brokenSequencesAreRefused() {
        assertRefused("label (2) of sequence 'a' must be 0 or 1.", () -> new LabeledSequence("a", ONE.steps(), 2));
        assertRefused(
                "weight (-1.0) of sequence 'a' must not be negative, and finite; 1 counts once.",
                () -> new LabeledSequence("a", ONE.steps(), 1, -1));
        assertRefused(
                "Sequence 'a' has no step; it must have at least one.",
                () -> new LabeledSequence("a", new float[0][], 1));
        assertRefused(
                "Sequence 'a' has steps of 2 and of 1 values; all must have the same features.",
                () -> new LabeledSequence("a", new float[][] {{1, 2}, {3}}, 1));
    }

    private static void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(InvalidInputException.class, call).getMessage());
    }
}
