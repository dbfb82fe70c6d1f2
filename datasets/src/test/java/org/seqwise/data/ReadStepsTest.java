package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that are filled up, or left out, of sequences on the heap, in a store, and alone. */
class ReadStepsTest {

    private static final List<String> NAMES = List.of("a", "b");
    private static final float[][] FIRST = {{0, 0}, {1, 0}, {0, 0}, {2, 3}, {-0.0f, 0}};
    private static final float[][] SECOND = {{4, 5}};

    private final Path folder;

    ReadStepsTest(@TempDir Path folder) {
        this.folder = folder.resolve("store");
    }

    @Test
    void stepsOfZerosAreFilledUpInFront() {
        assertReads(
                ReadSteps.frontPadded(6),
                new float[][] {{0, 0}, {0, 0}, {1, 0}, {0, 0}, {2, 3}, {-0.0f, 0}},
                new float[][] {{0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {4, 5}});
    }

    @Test
    void asManyStepsAsAskedForAreReadAsTheyAre() {
        assertReads(ReadSteps.frontPadded(5), FIRST, new float[][] {{0, 0}, {0, 0}, {0, 0}, {0, 0}, {4, 5}});
    }

    @Test
    void stepsOfOneValueAreLeftOutWhereverTheyStand() {
        assertReads(ReadSteps.without(0), new float[][] {{1, 0}, {2, 3}}, SECOND);
        assertReads(ReadSteps.without(9), FIRST, SECOND);
    }

    private void assertReads(ReadSteps rule, float[][] first, float[][] second) {
        Preprocessor preprocessor = Preprocessor.none(NAMES).reading(rule);
        for (Sequences raw : List.of(heap(), stored())) {
            Sequences read = preprocessor.apply(raw);
            assertSteps(first, read.steps(0));
            assertSteps(second, read.steps(1));
            assertEquals(first.length, read.stepCount(0));
            assertEquals(first.length + second.length, read.totalSteps());
            assertEquals(raw.details(1), read.details(1));
            assertSteps(second, preprocessor.apply(raw.subset(1)).steps(0));
        }
        assertArrayEquals(flat(first), preprocessor.single().apply(FIRST));
        assertArrayEquals(flat(second), preprocessor.single().apply(SECOND));
    }

    private Sequences stored() {
        SequenceStore.write(folder, opener -> heap().copyTo(opener.apply(NAMES)));
        return SequenceStore.open(folder);
    }

    @Test
    void aSequenceThatCannotBeReadIsNamed() {
        assertEquals(
                "Sequence 'one' has 5 steps; the model was trained on sequences filled up to 4 and takes no longer one. Maybe give its"
                        + " last 4.",
                refused(ReadSteps.frontPadded(4)));
        Sequences masked = Sequences.builder(NAMES)
                .addUnlabeled("empty", new float[][] {{7, 7}})
                .build();
        assertEquals(
                "Sequence 'empty' has nothing but steps of 7.0, which the model leaves out; it must have one more. Maybe leave out the"
                        + " sequence.",
                String.valueOf(assertThrows(InvalidInputException.class, () -> ReadSteps.without(7)
                                .apply(masked))
                        .getMessage()));
    }

    private String refused(ReadSteps rule) {
        Preprocessor preprocessor = Preprocessor.none(NAMES).reading(rule);
        String heap = message(heap(), preprocessor);
        assertEquals(heap, message(stored(), preprocessor));
        String alone = String.valueOf(assertThrows(
                        InvalidInputException.class, () -> preprocessor.single().apply(FIRST))
                .getMessage());
        assertEquals(heap.replace("'one'", "'the sequence'"), alone);
        return heap;
    }

    private static String message(Sequences raw, Preprocessor preprocessor) {
        return String.valueOf(assertThrows(InvalidInputException.class, () -> preprocessor.apply(raw))
                .getMessage());
    }

    @Test
    void allStepsAreReadUnlessSaid() {
        Sequences raw = heap();
        assertSame(raw, ReadSteps.ALL.apply(raw));
        assertEquals(ReadSteps.ALL, Preprocessor.none(NAMES).readSteps());
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThrows(InvalidInputException.class, () -> ReadSteps.frontPadded(0));
        assertThrows(InvalidInputException.class, () -> new ReadSteps(-1, false, 0));
        assertThrows(InvalidInputException.class, () -> new ReadSteps(Integer.MAX_VALUE, false, 0));
        assertThrows(InvalidInputException.class, () -> new ReadSteps(3, true, 0));
        assertThrows(InvalidInputException.class, () -> ReadSteps.without(Float.NaN));
    }

    private static Sequences heap() {
        return Sequences.builder(NAMES)
                .add("one", FIRST, 1)
                .add("other", SECOND, 0)
                .build();
    }

    private static void assertSteps(float[][] expected, float[][] actual) {
        assertArrayEquals(flat(expected), flat(actual));
    }

    private static float[] flat(float[][] steps) {
        float[] flat = new float[steps.length * NAMES.size()];
        for (int t = 0; t < steps.length; t++) {
            System.arraycopy(steps[t], 0, flat, t * NAMES.size(), NAMES.size());
        }
        return flat;
    }
}
