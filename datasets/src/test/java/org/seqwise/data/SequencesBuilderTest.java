package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SequencesBuilderTest {

    private static final List<String> NAMES = List.of("speed", "load");
    private static final float[][] STEP = {{1, 2}};

    private final SequencesBuilder builder = Sequences.builder(NAMES);

    @Test
    void labeledSequencesAreCollectedInTheirOrder() {
        Sequences collected = Sequences.of(
                NAMES, List.of(new LabeledSequence("b", STEP, 1), new LabeledSequence("a", new float[][] {{3, 4}}, 0)));
        assertEquals("b", collected.id(0));
        assertArrayEquals(new int[] {1, 0}, collected.labels());
        assertArrayEquals(new float[][] {{3, 4}}, collected.steps(1));
        Sequences weighted = Sequences.of(NAMES, List.of(new LabeledSequence("b", STEP, 1, 2.5f)));
        assertEquals(2.5f, weighted.weight(0));
    }

    @Test
    void labelsAreThereForAllOrForNone() {
        assertTrue(Sequences.builder(NAMES).add("a", STEP, 0).build().isLabeled());
        assertFalse(Sequences.builder(NAMES).addUnlabeled("a", STEP).build().isLabeled());
        builder.add("a", STEP, 1).addUnlabeled("b", STEP).add("c", STEP, 0);
        assertRefused("2 of 3 sequences have a label; all must or none.", builder::build);
    }

    @Test
    void unlabeledSequencesGiveNoLabel() {
        Sequences unlabeled = builder.addUnlabeled("a", STEP).build();
        for (Executable asks : List.<Executable>of(unlabeled::labels, unlabeled::balance, () -> unlabeled.label(0))) {
            assertEquals(
                    "These sequences have no labels.",
                    assertThrows(IllegalStateException.class, asks).getMessage());
        }
    }

    @Test
    void featuresAreNamedAndDiffer() {
        assertRefused("There is no feature; a step needs at least one value.", () -> Sequences.builder(List.of()));
        assertRefused(
                "Features [load, speed, load] must have different names.",
                () -> Sequences.builder(List.of("load", "speed", "load")));
    }

    @Test
    void valuesAreFinite() {
        assertRefused(
                "Sequence 'a' has NaN in feature 'load'; values must be finite.",
                () -> builder.add("a", new float[][] {{1, Float.NaN}}, 0));
        assertRefused(
                "Sequence 'a' has -Infinity in feature 'speed'; values must be finite.",
                () -> builder.addUnlabeled("a", new float[][] {{1, 2}, {Float.NEGATIVE_INFINITY, 2}}));
    }

    @Test
    void everyStepHasEveryFeature() {
        assertRefused(
                "Sequence 'a' has a step of 1 values; its features are 2: [speed, load].",
                () -> builder.add("a", new float[][] {{1, 2}, {3}}, 0));
        assertRefused(
                "Sequence 'a' has a step of 3 values; its features are 2: [speed, load].",
                () -> builder.add("a", new float[][] {{1, 2, 3}}, 0));
    }

    @Test
    void aSequenceHasAStepAndALabelOfZeroOrOne() {
        assertRefused(
                "Sequence 'a' has no step; it must have at least one.", () -> builder.add("a", new float[0][], 0));
        assertRefused("label (2) of sequence 'a' must be 0 or 1.", () -> builder.add("a", STEP, 2));
        assertRefused("label (-1) of sequence 'a' must be 0 or 1.", () -> builder.add("a", STEP, -1));
    }

    @Test
    void weightsAreNotNegativeAndFinite() {
        for (float wrong : new float[] {-0.5f, Float.NaN, Float.POSITIVE_INFINITY}) {
            String rule = "weight (" + wrong + ") of sequence 'a' must not be negative, and finite; 1 counts once.";
            assertRefused(rule, () -> builder.add("a", STEP, 0, wrong));
            assertRefused(rule, () -> builder.addFlat("a", STEP[0], 0, 1, 0, wrong));
        }
        assertEquals(0, builder.build().size());
        assertEquals(0, builder.add("a", STEP, 0, 0).build().weight(0));
    }

    @Test
    void whatIsRefusedLeavesNothingBehind() {
        builder.add("a", STEP, 1);
        assertThrows(InvalidInputException.class, () -> builder.add("b", new float[][] {{5, 6}, {7}}, 1));
        assertThrows(InvalidInputException.class, () -> builder.addUnlabeled("c", new float[0][]));
        Sequences built = builder.add("d", new float[][] {{8, 9}}, 0).build();
        assertEquals(2, built.size());
        assertEquals("d", built.id(1));
        assertArrayEquals(new float[][] {{8, 9}}, built.steps(1));
        assertArrayEquals(new int[] {1, 0}, built.labels());
    }

    private static void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(InvalidInputException.class, call).getMessage());
    }
}
