package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RadixSelectionTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 11, 12, 22, 32, 33, 62, 63})
    void everyRankIsThatOfTheSortedNumbers(int bits) {
        Random random = new Random(bits);
        for (int count : new int[] {1, 2, 3, 100}) {
            long[] numbers =
                    random.longs(count).map(n -> n >>> (Long.SIZE - bits)).toArray();
            // Equal ones, neighbours and the ends of the range.
            numbers[count / 2] = numbers[0];
            numbers[count - 1] = count > 2 ? numbers[0] ^ 1 : (1L << bits) - 1;
            numbers[count / 3] = 0;
            LongUnaryOperator[] ranks = new LongUnaryOperator[count];
            for (int r = 0; r < count; r++) {
                int rank = r;
                ranks[r] = n -> rank + n - count;
            }
            RadixSelection selection = new RadixSelection(bits, ranks);
            do {
                Arrays.stream(numbers).forEach(selection::add);
            } while (!selection.advance());
            Arrays.sort(numbers);
            for (int r = 0; r < count; r++) {
                assertEquals(numbers[r], selection.number(r), "rank " + r + " of " + count);
            }
        }
    }
}
