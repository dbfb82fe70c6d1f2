package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BitSelectionTest {

    @Test
    void eachChosenOneIsFoundAtItsPlace() {
        Random random = new Random(1);
        for (int count : new int[] {1, 63, 64, 65, 511, 512, 513, 5000}) {
            for (double share : new double[] {0.001, 0.1, 0.5, 0.99, 1}) {
                assertFound(
                        count,
                        IntStream.range(0, count)
                                .filter(i -> random.nextDouble() < share)
                                .toArray());
            }
        }
    }

    @Test
    void emptyStretchesAreSkipped() {
        assertFound(10_000, new int[] {9_999});
        assertFound(10_000, new int[] {0, 5_000, 5_001, 9_000});
        assertFound(10_000, new int[] {511, 512, 4_096});
        assertFound(0, new int[0]);
        assertFound(100, new int[0]);
    }

    private static void assertFound(int count, int[] chosen) {
        BitSelection.Choosing choosing = new BitSelection.Choosing(count);
        IntStream.of(chosen).forEach(choosing::choose);
        Selection selection = choosing.done();
        assertEquals(chosen.length, selection.size());
        assertArrayEquals(
                chosen, IntStream.range(0, selection.size()).map(selection::at).toArray());
    }
}
