package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlatSequencesTest {

    private static final List<String> NAMES = List.of("speed", "load");
    private static final float[] FLAT = {9, 9, 1, 2, 3, 4, 9, 9};

    @Test
    void aFlatArrayGivesTheSameSequenceAsItsRows() {
        Sequences rows = Sequences.builder(NAMES)
                .add("a", new float[][] {{1, 2}, {3, 4}}, 1)
                .build();
        Sequences flat = Sequences.builder(NAMES).addFlat("a", FLAT, 2, 2, 1).build();
        assertEquals(rows.fingerprint(), flat.fingerprint());
        assertEquals("a", flat.id(0));
        assertFalse(Sequences.builder(NAMES)
                .addFlatUnlabeled("a", FLAT, 2, 2)
                .build()
                .isLabeled());
    }

    @Test
    void whatBreaksARuleIsNotAdded() {
        SequencesBuilder builder = Sequences.builder(NAMES);
        assertThrows(InvalidInputException.class, () -> builder.addFlat("a", FLAT, 2, 2, 2));
        assertThrows(InvalidInputException.class, () -> builder.addFlat("a", FLAT, 2, 0, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> builder.addFlat("a", FLAT, 2, 4, 1));
        InvalidInputException infinite = assertThrows(
                InvalidInputException.class,
                () -> builder.addFlat("a", new float[] {1, 2, 3, Float.POSITIVE_INFINITY}, 0, 2, 1));
        assertEquals("Sequence 'a' has Infinity in feature 'load'; values must be finite.", infinite.getMessage());
        assertEquals(0, builder.build().size());
    }
}
