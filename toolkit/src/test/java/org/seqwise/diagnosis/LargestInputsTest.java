package org.seqwise.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.seqwise.data.Sequences;

class LargestInputsTest {

    private static final Sequences SEQUENCES = Sequences.builder(List.of("x", "y"))
            .missingAllowed()
            .add("a", new float[][] {{1, -2}, {3, 4}}, 0)
            .add("b", new float[][] {{-7, 0}}, 1)
            .add("c", new float[][] {{1, 1}, {1, Float.NaN}}, 1)
            .add("d", new float[][] {{1e9f, 1}}, 0)
            .build();

    @Test
    void largestValuesOfTheBatchAloneAreNamedWhateverTheirSign() {
        LargestInputs inputs = LargestInputs.of(SEQUENCES, 0, 1);
        assertEquals("2 sequences ('a', 'b')", inputs.batch());
        assertEquals(0, inputs.notFinite());
        assertEquals(
                "-7.000 (feature 'x', time step 1 of sequence 'b'), 4.000 (feature 'y', time step 2 of sequence 'a'), 3.000"
                        + " (feature 'x', time step 2 of sequence 'a')",
                inputs.values());
    }

    @Test
    void valuesThatAreNotFiniteComeFirstAndAreCounted() {
        LargestInputs inputs = LargestInputs.of(SEQUENCES, 3, 2, 1, 0);
        assertEquals("4 sequences ('d', 'c', 'b' and 1 more)", inputs.batch());
        assertEquals(1, inputs.notFinite());
        assertEquals(
                "NaN (feature 'y', time step 2 of sequence 'c')",
                inputs.largest().get(0).toString());
        assertEquals(1e9f, inputs.largest().get(1).value());
    }
}
