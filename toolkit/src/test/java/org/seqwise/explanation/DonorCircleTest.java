package org.seqwise.explanation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DonorCircleTest {

    private static final int NONE = -1;
    private static final int[] COUNTS = {1, 3, 2, 5, 3, 1, 4};

    @Test
    void atEveryStepThoseThatHaveItExchangeItAmongThemselves() {
        for (int seed = 0; seed < 50; seed++) {
            for (int ago = 0; ago < 5; ago++) {
                int step = ago;
                int[] with = IntStream.range(0, COUNTS.length)
                        .filter(i -> COUNTS[i] > step)
                        .toArray();
                int[] donors = donors(COUNTS, ago, seed);
                int[] given = Arrays.stream(with).map(i -> donors[i]).sorted().toArray();
                assertArrayEquals(with, given);
                for (int i = 0; i < COUNTS.length; i++) {
                    assertEquals(COUNTS[i] <= ago, donors[i] == NONE);
                    assertTrue(with.length == 1 || donors[i] != i, "its own");
                }
            }
        }
    }

    @Test
    void donorThatIsLongEnoughGivesAllSteps() {
        int[] first = donors(COUNTS, 0, 3);
        for (int i = 0; i < COUNTS.length; i++) {
            for (int ago = 1; ago < COUNTS[i] && ago < COUNTS[first[i]]; ago++) {
                assertEquals(first[i], donors(COUNTS, ago, 3)[i]);
            }
        }
    }

    @Test
    void stepThatOneSequenceHasAloneStaysItsOwn() {
        assertEquals(3, donors(COUNTS, 4, 1)[3]);
    }

    @Test
    void otherSeedsDealOtherwise() {
        int[] counts = new int[100];
        Arrays.fill(counts, 1);
        assertArrayEquals(donors(counts, 0, 1), donors(counts, 0, 1));
        assertNotEquals(Arrays.toString(donors(counts, 0, 1)), Arrays.toString(donors(counts, 0, 2)));
    }

    @Test
    void everyOrderIsAsLikely() {
        int[] seen = new int[27];
        Random random = new Random(1);
        for (int i = 0; i < 6000; i++) {
            int[] order = DonorCircle.shuffled(3, random);
            seen[9 * order[0] + 3 * order[1] + order[2]]++;
        }
        assertEquals(6, Arrays.stream(seen).filter(count -> count > 0).count());
        assertTrue(Arrays.stream(seen).allMatch(count -> count == 0 || Math.abs(count - 1000) < 150));
    }

    private static int[] donors(int[] counts, int ago, long seed) {
        int[] donors = new int[counts.length];
        Arrays.fill(donors, NONE);
        new DonorCircle(counts, seed).each(ago, (receiver, donor) -> donors[receiver] = donor);
        return donors;
    }
}
