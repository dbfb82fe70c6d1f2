package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void aSeedStaysWhatItWas() {
        // Another number here would change every run that is to be repeated.
        assertEquals(0x170660846f6a59acL, Seeds.derive(42, "shuffle", 3));
    }

    @Test
    void everySeedPurposeAndNumberHasItsOwn() {
        Set<Long> seen = new HashSet<>();
        for (String purpose : List.of("shuffle", "question", "lstm.weight")) {
            for (int seed = -50; seed < 50; seed++) {
                for (int number = 0; number < 100; number++) {
                    assertTrue(seen.add(Seeds.derive(seed, purpose, number)));
                }
            }
        }
    }

    @Test
    void neighboursDrawUnalike() {
        assertUnalike(seed -> new Random(Seeds.derive(seed, "shuffle", 0)));
        assertUnalike(number -> new Random(Seeds.derive(42, "shuffle", number)));
    }

    /** Checks that first draws of neighbours are uniform and not correlated. */
    private static void assertUnalike(LongFunction<Random> random) {
        int count = 10_000;
        double sum = 0;
        double product = 0;
        double previous = 0;
        for (int i = 0; i < count; i++) {
            double draw = random.apply(i).nextDouble() - 0.5;
            sum += draw;
            product += draw * previous;
            previous = draw;
        }
        // Four standard deviations: a uniform draw has the variance 1/12.
        assertEquals(0, sum / count, 4 * Math.sqrt(1 / 12.0 / count));
        assertEquals(0, product / count, 4 / 12.0 / Math.sqrt(count));
    }
}
