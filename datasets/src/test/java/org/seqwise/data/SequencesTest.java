package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequencesTest {

    private static final List<String> NAMES = List.of("speed", "load");

    private final Sequences three = Sequences.builder(NAMES)
            .add("a", new float[][] {{1, 2}, {3, 4}}, 1)
            .add("b", new float[][] {{5, 6}}, 0)
            .add("c", new float[][] {{7, 8}, {9, 10}, {11, 12}}, 0)
            .build();

    @Test
    void eachSequenceKeepsItsOwnStepsAndLabel() {
        assertEquals(3, three.size());
        assertEquals(NAMES, three.featureNames());
        assertEquals(2, three.featureCount());
        assertArrayEquals(new float[][] {{1, 2}, {3, 4}}, three.steps(0));
        assertArrayEquals(new float[][] {{7, 8}, {9, 10}, {11, 12}}, three.steps(2));
        assertEquals(10, three.value(2, 1, 1));
        assertArrayEquals(new int[] {1, 0, 0}, three.labels());
        assertEquals(1, three.label(0));
    }

    @Test
    void stepsAreCounted() {
        assertEquals(2, three.stepCount(0));
        assertEquals(1, three.stepCount(1));
        assertEquals(6, three.totalSteps());
        assertEquals(3, three.longestStepCount());
    }

    @Test
    void stepsAreAppendedToABufferRowAfterRow() {
        FloatBuffer buffer = FloatBuffer.allocate(6);
        three.copyTo(1, buffer);
        three.copyTo(0, buffer);
        assertArrayEquals(new float[] {5, 6, 1, 2, 3, 4}, buffer.array());
    }

    @Test
    void manySequencesOutgrowTheFirstArrays() {
        SequencesBuilder builder = Sequences.builder(NAMES);
        for (int i = 0; i < 3000; i++) {
            float[][] steps = new float[1 + i % 7][2];
            steps[i % 7][1] = i;
            builder.add("n" + i, steps, i % 2);
        }
        Sequences many = builder.build();
        for (int i = 0; i < 3000; i++) {
            assertEquals("n" + i, many.id(i));
            assertEquals(1 + i % 7, many.stepCount(i));
            assertEquals(i, many.value(i, i % 7, 1));
            assertEquals(i % 2, many.label(i));
        }
    }

    @Test
    void idsKeepEveryCharacter() {
        List<String> ids = List.of("Gerät-7", "传感器", "", "\uD83D\uDE80", "a,b\n");
        SequencesBuilder builder = Sequences.builder(NAMES);
        ids.forEach(id -> builder.add(id, new float[1][2], 0));
        Sequences named = builder.build();
        assertEquals(ids, IntStream.range(0, named.size()).mapToObj(named::id).toList());
    }

    @Test
    void subsetComesInTheStatedOrderAndMayRepeat() {
        Sequences chosen = three.subset(2, 0, 2);
        assertEquals(
                List.of("c", "a", "c"),
                IntStream.range(0, 3).mapToObj(chosen::id).toList());
        assertArrayEquals(new int[] {0, 1, 0}, chosen.labels());
        assertArrayEquals(three.steps(2), chosen.steps(2));
        assertEquals(three.fingerprint(), three.subset(0, 1, 2).fingerprint());
        assertFalse(Sequences.builder(NAMES)
                .addUnlabeled("x", new float[1][2])
                .build()
                .subset(0)
                .isLabeled());
    }

    @Test
    void nothingOutsideIsRead() {
        assertThrows(IndexOutOfBoundsException.class, () -> three.id(3));
        assertThrows(IndexOutOfBoundsException.class, () -> three.id(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> three.steps(3));
        assertThrows(IndexOutOfBoundsException.class, () -> three.label(3));
        assertThrows(IndexOutOfBoundsException.class, () -> three.value(1, 1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> three.value(0, -1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> three.value(0, 0, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> three.subset(0, 3));
    }

    @Test
    void arraysAreCopiedInAndOut() {
        float[][] steps = {{1, 2}};
        List<String> names = new ArrayList<>(NAMES);
        SequencesBuilder builder = Sequences.builder(names).add("a", steps, 1);
        steps[0][0] = 99;
        names.set(0, "changed");
        Sequences built = builder.build();
        built.steps(0)[0][1] = 99;
        built.labels()[0] = 0;
        builder.add("b", new float[][] {{3, 4}}, 0);
        assertEquals(1, built.size());
        assertArrayEquals(new float[][] {{1, 2}}, built.steps(0));
        assertArrayEquals(new int[] {1}, built.labels());
        assertEquals(NAMES, built.featureNames());
        assertEquals(2, builder.build().size());
    }

    @Test
    void weightsStayWithTheirSequences() {
        Sequences weighted = weighted(0.5f, 1, 3);
        assertTrue(weighted.isWeighted());
        assertArrayEquals(new float[] {0.5f, 1, 3}, weighted.weights());
        assertArrayEquals(new float[] {3, 0.5f, 3}, weighted.subset(2, 0, 2).weights());
        assertArrayEquals(
                new float[] {0.5f, 1, 3},
                Preprocessor.none(NAMES).apply(weighted).weights());
        assertEquals(3, weighted.weight(2));
        weighted.weights()[0] = 9;
        assertEquals(0.5f, weighted.weight(0));
        assertThrows(IndexOutOfBoundsException.class, () -> weighted.weight(3));
    }

    @Test
    void weightsOfOneAreNone() {
        assertFalse(weighted(1, 1, 1).isWeighted());
        assertFalse(weighted(0.5f, 1, 3).subset(1).isWeighted());
        assertEquals(1, three.weight(2));
        assertThrows(IndexOutOfBoundsException.class, () -> three.weight(3));
        assertArrayEquals(new float[] {1, 1, 1}, three.weights());
    }

    @Test
    void balancingWeightIsByWeightAndTheBalanceByNumber() {
        assertEquals(2, three.balancingWeight());
        assertEquals(2, three.weightOf(0));
        Sequences weighted = weighted(0.5f, 1, 3);
        assertEquals(4, weighted.weightOf(0));
        assertEquals(0.5, weighted.weightOf(1));
        assertEquals(8, weighted.balancingWeight());
        assertEquals(new ClassBalance(2, 1), weighted.balance());
        assertEquals(Double.POSITIVE_INFINITY, weighted(0, 1, 3).balancingWeight());
    }

    /** Returns a 1 and two 0s of one step each. */
    private static Sequences weighted(float first, float second, float third) {
        return Sequences.builder(NAMES)
                .add("a", new float[][] {{1, 2}}, 1, first)
                .addFlat("b", new float[] {3, 4}, 0, 1, 0, second)
                .add("c", new float[][] {{5, 6}}, 0, third)
                .build();
    }

    @Test
    void nothingAtAllIsACollectionToo() {
        Sequences none = Sequences.builder(NAMES).build();
        assertEquals(0, none.size());
        assertEquals(0, none.totalSteps());
        assertEquals(0, none.longestStepCount());
        assertTrue(none.featureNames().equals(NAMES));
        assertEquals(0, three.subset().size());
    }
}
