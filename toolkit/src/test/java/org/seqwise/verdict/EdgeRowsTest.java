package org.seqwise.verdict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.seqwise.data.Padding;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

class EdgeRowsTest {

    private static final float[] ZEROS = {0, 0};
    private static final float[] FILL = {-1.2f, 0.4f};

    /** Returns sequences of ten rows, each padded in front with up to seven, and within with a share of zeros. */
    private static Sequences padded(float[] fill, double zerosWithin) {
        Random random = new Random(1);
        SequencesBuilder builder = Sequences.builder(List.of("a", "b"));
        for (int i = 0; i < 500; i++) {
            float[][] steps = new float[10][];
            int padding = random.nextInt(8);
            for (int t = 0; t < 10; t++) {
                boolean isZero = random.nextDouble() < zerosWithin;
                steps[t] = t < padding
                        ? fill.clone()
                        : isZero ? ZEROS.clone() : new float[] {random.nextFloat() + 0.1f, random.nextFloat()};
            }
            builder.add("s" + i, steps, i % 2);
        }
        return builder.build();
    }

    @Test
    void zerosInFrontAloneArePadding() {
        EdgeRows edges = EdgeRows.of(padded(ZEROS, 0));
        assertFalse(edges.zerosAreData());
        assertFalse(edges.isPaddingComputed());
        assertEquals(Padding.FRONT, edges.sides());
        assertEquals(0, edges.zerosWithin());
    }

    @Test
    void zerosThatAreAsFrequentWithinAreData() {
        SequencesBuilder builder = Sequences.builder(List.of("a", "b"));
        Sequences idle = padded(ZEROS, 0.3);
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            float[][] steps = new float[10][];
            for (int t = 0; t < 10; t++) {
                steps[t] = random.nextDouble() < 0.3 && t < 9 ? ZEROS.clone() : new float[] {1 + random.nextFloat(), 1};
            }
            builder.add("s" + i, steps, i % 2);
        }
        assertTrue(EdgeRows.of(builder.build()).zerosAreData());
        // Padding beside true zeros: in front there are far more.
        assertFalse(EdgeRows.of(idle).zerosAreData());
    }

    @Test
    void oneRowAgainAndAgainInFrontIsComputedPadding() {
        EdgeRows edges = EdgeRows.of(padded(FILL, 0));
        assertTrue(edges.isPaddingComputed());
        assertEquals(0.35, edges.repeatedShare(), 0.02);
        assertEquals(Padding.FRONT, edges.repeatedSide());
        assertEquals(Padding.NONE, edges.sides());
    }

    @Test
    void rowThatIsEverywhereIsNoPadding() {
        SequencesBuilder builder = Sequences.builder(List.of("a", "b"));
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            float[][] steps = new float[10][];
            for (int t = 0; t < 10; t++) {
                // Two codes: a row is one of four.
                steps[t] = new float[] {random.nextInt(2), 1 + random.nextInt(2)};
            }
            builder.add("s" + i, steps, i % 2);
        }
        assertFalse(EdgeRows.of(builder.build()).isPaddingComputed());
    }

    @Test
    void trimmingLeavesTheRows() {
        Sequences raw = Sequences.builder(List.of("a"))
                .add("front", new float[][] {{0}, {0}, {1}, {0}, {2}}, 1)
                .add("none", new float[][] {{3}, {4}}, 0)
                .add("empty", new float[][] {{0}, {0}}, 0)
                .build();
        Sequences trimmed = EdgeRows.of(raw).trimmed(raw);
        assertArrayEquals(new float[][] {{1}, {0}, {2}}, trimmed.steps(0));
        assertArrayEquals(new float[][] {{3}, {4}}, trimmed.steps(1));
        assertArrayEquals(new float[][] {{0}}, trimmed.steps(2));
        assertEquals(1, trimmed.label(0));
    }
}
