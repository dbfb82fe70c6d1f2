package org.seqwise.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairwiseCoveringTest {

    static Stream<int[]> sizes() {
        return Stream.of(
                new int[] {2, 3}, new int[] {1, 1}, new int[] {1, 4, 1, 2}, new int[] {2, 2, 2, 2, 2, 2}, new int[] {
                    3, 3, 2, 5, 2, 3, 2, 2, 3, 3, 3, 4
                });
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void everyTwoValuesOfAnyTwoFactorsMeet(int... sizes) {
        Set<List<Integer>> met = new HashSet<>();
        for (int[] choice : PairwiseCovering.of(sizes)) {
            assertEquals(sizes.length, choice.length);
            for (int a = 0; a < sizes.length; a++) {
                assertTrue(choice[a] >= 0 && choice[a] < sizes[a]);
                for (int b = a + 1; b < sizes.length; b++) {
                    met.add(List.of(a, choice[a], b, choice[b]));
                }
            }
        }
        int all = 0;
        for (int a = 0; a < sizes.length; a++) {
            for (int b = a + 1; b < sizes.length; b++) {
                all += sizes[a] * sizes[b];
            }
        }
        assertEquals(all, met.size());
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void choicesAreFewAndTheSameEachTime(int... sizes) {
        List<int[]> choices = PairwiseCovering.of(sizes);
        int[] largest = Arrays.stream(sizes).sorted().toArray();
        int least = largest[largest.length - 1] * largest[largest.length - 2];
        assertTrue(choices.size() <= 2 * least, choices.size() + " choices; " + least + " at least are needed");
        assertArrayEquals(choices.toArray(), PairwiseCovering.of(sizes).toArray());
    }
}
