package org.seqwise.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

class SummariesTest {

    private static final Sequences TWO = Sequences.builder(List.of("a", "b"))
            .add("long", new float[][] {{1, 5}, {2, 5}, {6, 5}}, 1)
            .add("short", new float[][] {{4, -2}}, 0)
            .build();

    // Mean, deviation, least, greatest, first, last, slope of each, and the length.
    @Test
    void eachFeatureIsSummedUp() {
        double[][] rows = new Summaries().of(TWO, 0, 2);
        double deviation = Math.sqrt((4 + 1 + 9) / 3.0);
        assertArrayEquals(new double[] {3, deviation, 1, 6, 1, 6, 2.5, 5, 0, 5, 5, 5, 5, 0, 3}, rows[0], 1e-12);
        assertArrayEquals(new double[] {4, 0, 4, 4, 4, 4, 0, -2, 0, -2, -2, -2, -2, 0, 1}, rows[1]);
    }

    @Test
    void lastStepsAreTaken() {
        assertArrayEquals(new double[][] {{6, 5}, {4, -2}}, new LastStep().of(TWO, 0, 2));
        assertArrayEquals(new double[][] {{4, -2}}, new LastStep().of(TWO, 1, 2));
    }

    @Test
    void figuresAreBroughtToMeanZeroAndDeviationOne() {
        double[][] rows = {{1, 0.1}, {3, 0.1}, {5, 0.1}};
        new Standardized((scaled, labels, weights) -> {
                    double z = Math.sqrt(1.5);
                    assertArrayEquals(new double[] {-z, 0}, scaled[0], 1e-12);
                    assertArrayEquals(new double[] {0, 0}, scaled[1], 1e-12);
                    assertArrayEquals(new double[] {z, 0}, scaled[2], 1e-12);
                    return others -> others[0];
                })
                .fit(rows, new int[] {0, 1, 1}, new float[] {1, 1, 1});
        assertArrayEquals(new double[] {1, 0.1}, rows[0]);
    }

    @Test
    void neighbouringLengthsAreTakenTogetherUntilTheyAreEnough() {
        SequencesBuilder builder = Sequences.builder(List.of("a"));
        // Of each length: how many, and how many of them are 1.
        Map<Integer, int[]> lengths = new TreeMap<>(Map.of(
                1, new int[] {10, 0}, 2, new int[] {4, 4}, 3, new int[] {6, 3}, 7, new int[] {10, 10}, 9, new int[] {
                    2, 1
                }));
        lengths.forEach((length, counts) -> {
            for (int i = 0; i < counts[0]; i++) {
                builder.add(length + "-" + i, new float[length][1], i < counts[1] ? 1 : 0);
            }
        });
        LengthRates rates = LengthRates.of(builder.build(), 10);
        double prior = 2 * 18.0 / 32;
        assertEquals(prior / 12, rates.of(1), 1e-12);
        assertEquals((7 + prior) / 12, rates.of(2), 1e-12);
        assertEquals((7 + prior) / 12, rates.of(6), 1e-12);
        assertEquals((11 + prior) / 14, rates.of(7), 1e-12);
        assertEquals((11 + prior) / 14, rates.of(100), 1e-12);
    }
}
