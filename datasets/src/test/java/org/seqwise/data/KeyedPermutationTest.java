package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyedPermutationTest {

    @Test
    void eachNumberHasOnePlace() {
        for (int size : new int[] {1, 2, 3, 4, 5, 15, 16, 17, 63, 64, 65, 1000, 4097, 70_000}) {
            KeyedPermutation order = new KeyedPermutation(size, new Random(size));
            assertArrayEquals(
                    IntStream.range(0, size).toArray(),
                    IntStream.range(0, size).map(order::at).sorted().toArray());
        }
    }

    @Test
    void numbersStayInRangeHoweverMany() {
        KeyedPermutation order = new KeyedPermutation(Integer.MAX_VALUE, new Random(1));
        int[] places = {0, 1, 2, Integer.MAX_VALUE - 2, Integer.MAX_VALUE - 1};
        assertEquals(5, IntStream.of(places).map(order::at).distinct().count());
        assertTrue(IntStream.range(0, 1000).map(order::at).allMatch(number -> number >= 0));
    }

    /** A place has each range of numbers equally often over the keys, and two neighbours each pair of ranges: chi-squared, one in ten thousand. */
    @Test
    void keysGiveAllNumbersAndPairsAlike() {
        // Far fewer than the permutation is for, which is the harder test.
        int size = 11_000;
        int keys = 44_000;
        int[] numbers = new int[11];
        int[] pairs = new int[121];
        Random random = new Random(5);
        for (int key = 0; key < keys; key++) {
            KeyedPermutation order = new KeyedPermutation(size, random);
            numbers[order.at(4) / 1000]++;
            pairs[order.at(0) / 1000 * 11 + order.at(1) / 1000]++;
        }
        assertTrue(chiSquared(numbers, keys / 11.0) < 35.6, "10 degrees of freedom");
        assertTrue(chiSquared(pairs, keys / 121.0) < 183, "120 degrees of freedom");
    }

    private static double chiSquared(int[] counts, double expected) {
        return IntStream.of(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }

    /** Neighbouring places lie far apart, as in a random order: the mean distance of two random numbers is a third of the range. */
    @Test
    void neighboursAreStrangers() {
        int size = 1_000_000;
        KeyedPermutation order = new KeyedPermutation(size, new Random(2));
        double sum = 0;
        int ascents = 0;
        for (int place = 1; place < size; place++) {
            int step = order.at(place) - order.at(place - 1);
            sum += Math.abs(step);
            ascents += step > 0 ? 1 : 0;
        }
        // Five deviations: of a distance 0.236, of an ascent, which the next depends on, less than half.
        assertEquals(1 / 3.0, sum / size / size, 5 * 0.236 / 1000);
        assertEquals(0.5, (double) ascents / size, 5 * 0.5 / 1000);
    }
}
