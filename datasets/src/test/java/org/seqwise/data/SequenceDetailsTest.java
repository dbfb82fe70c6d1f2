package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceDetailsTest {

    private static final List<String> NAMES = List.of("speed", "load");
    private static final SequenceDetails FIRST = new SequenceDetails("a", 1, 2, "house 1", 10, 12.5);
    private static final SequenceDetails SECOND = new SequenceDetails("b", 0, 1, "house 2", 11, 11);

    @Test
    void allThatIsSaidOfASequenceStaysWithIt() {
        Sequences two = two();
        assertEquals(FIRST, two.details(0));
        assertEquals(SECOND, two.details(1));
        assertEquals("house 2", two.group(1));
        assertEquals(10, two.start(0));
        assertEquals(12.5, two.end(0));
        Sequences again = two.subset(1, 0, 1);
        assertEquals(List.of(SECOND, FIRST, SECOND), List.of(again.details(0), again.details(1), again.details(2)));
        assertEquals(FIRST, Preprocessor.none(NAMES).apply(two).details(0));
    }

    @Test
    void whatIsNotSaidIsNotThere() {
        Sequences plain =
                Sequences.builder(NAMES).add("a", new float[][] {{1, 2}}, 1).build();
        assertFalse(plain.isGrouped() || plain.isTimed());
        assertNull(plain.group(0));
        assertTrue(Double.isNaN(plain.start(0)) && Double.isNaN(plain.end(0)));
    }

    @Test
    void groupsAndTimesAreThereForAllOrForNone() {
        SequencesBuilder builder = Sequences.builder(NAMES).add(FIRST, new float[][] {{1, 2}});
        builder.add(new SequenceDetails("b", 0, 1, null, 1, 2), new float[][] {{1, 2}});
        assertRefused("1 of 2 sequences have a group; all must or none.", builder::build);
        SequencesBuilder untimed = Sequences.builder(NAMES).add("a", new float[][] {{1, 2}}, 0);
        untimed.add(new SequenceDetails("b", 0, 1, null, 1, 2), new float[][] {{1, 2}});
        assertRefused("1 of 2 sequences have a time; all must or none.", untimed::build);
    }

    @Test
    void timesAreInOrder() {
        assertRefused(
                "Sequence 'a' starts at 2.0 and ends at 1.0; both must be known or neither, and in this order.",
                () -> new SequenceDetails("a", 0, 1, null, 2, 1));
        assertRefused(
                "Sequence 'a' starts at NaN and ends at 1.0; both must be known or neither, and in this order.",
                () -> new SequenceDetails("a", 0, 1, null, Double.NaN, 1));
    }

    @Test
    void missingValuesAreCountedWhereTheyAreAllowed() {
        float[][] gaps = {{1, Float.NaN}, {Float.NaN, 2}};
        Sequences read = Sequences.builder(NAMES)
                .missingAllowed()
                .add("a", gaps, 1)
                .add("b", new float[][] {{1, 2}}, 0)
                .build();
        assertEquals(2, read.missingCount());
        assertEquals(0, read.subset(1).missingCount());
        assertArrayEquals(gaps, read.steps(0));
        assertRefused(
                "Sequence 'a' has Infinity in feature 'speed'; values must be finite.", () -> Sequences.builder(NAMES)
                        .missingAllowed()
                        .add("a", new float[][] {{Float.POSITIVE_INFINITY, 0}}, 1));
    }

    @Test
    void namesOfCategoriesStayWithTheirFeature() {
        SequencesBuilder builder = Sequences.builder(NAMES).add("a", new float[][] {{1, 1}}, 1);
        builder.categories(1, List.of("low", "high"));
        assertEquals(
                List.of("low", "high"), builder.build().subset(0).categories().get("load"));
    }

    @Test
    void aViewIsLikeACopy() {
        Sequences two = two();
        SequenceStorage view = new SelectedStorage(two.storage(), Selection.of(1, 0));
        Sequences viewed = new Sequences(NAMES, two.categories(), view);
        Sequences copied = two.subset(1, 0);
        assertEquals(copied.fingerprint(), viewed.fingerprint());
        assertEquals(copied.details(1), viewed.details(1));
        assertEquals(copied.totalSteps(), viewed.totalSteps());
        assertEquals(copied.value(1, 1, 0), viewed.value(1, 1, 0));
        assertArrayEquals(copied.labels(), viewed.labels());
        assertArrayEquals(copied.weights(), viewed.weights());
    }

    private static Sequences two() {
        return Sequences.builder(NAMES)
                .add(FIRST, new float[][] {{1, 2}, {3, 4}})
                .add(SECOND, new float[][] {{5, 6}})
                .build();
    }

    private static void assertRefused(String message, org.junit.jupiter.api.function.Executable action) {
        assertEquals(message, assertThrows(InvalidInputException.class, action).getMessage());
    }
}
