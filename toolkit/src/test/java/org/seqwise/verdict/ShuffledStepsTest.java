package org.seqwise.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.seqwise.data.Sequences;
import org.seqwise.data.synthetic.Museum;

class ShuffledStepsTest {

    @Test
    void eachSequenceHasItsOwnStepsInAnotherOrder() {
        Sequences sequences = Museum.HEALTHY.generate(200, 1).sequences();
        Sequences shuffled = ShuffledSteps.of(sequences, 1);
        int moved = 0;
        for (int i = 0; i < sequences.size(); i++) {
            assertEquals(sequences.details(i), shuffled.details(i));
            assertEquals(steps(sequences, i), steps(shuffled, i));
            moved += Arrays.deepEquals(sequences.steps(i), shuffled.steps(i)) ? 0 : 1;
        }
        // One order of 6! is the same again.
        assertEquals(200, moved, 3);
        assertNotEquals(shuffled.fingerprint(), ShuffledSteps.of(sequences, 2).fingerprint());
        assertEquals(shuffled.fingerprint(), ShuffledSteps.of(sequences, 1).fingerprint());
    }

    private static List<String> steps(Sequences sequences, int index) {
        return Arrays.stream(sequences.steps(index))
                .map(Arrays::toString)
                .sorted()
                .toList();
    }
}
