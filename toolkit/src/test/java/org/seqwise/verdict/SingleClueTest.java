package org.seqwise.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

class SingleClueTest {

    private static Sequences drawn(IntFunction<Integer> label, IntFunction<Float> clue, IntFunction<Integer> steps) {
        Random random = new Random(1);
        SequencesBuilder builder = Sequences.builder(List.of("noise", "clue"));
        for (int i = 0; i < 2000; i++) {
            float[][] rows = new float[steps.apply(i)][];
            for (int t = 0; t < rows.length; t++) {
                rows[t] = new float[] {random.nextFloat(), t == 1 ? clue.apply(i) : 0};
            }
            builder.add("s" + i, rows, label.apply(i));
        }
        return builder.build();
    }

    @Test
    void middleRangeThatGivesTheAnswerAwayIsFound() {
        // No threshold tells it: 1s are where the number is between 500 and 1000.
        SingleClue clue = best(drawn(i -> i >= 500 && i < 1000 ? 1 : 0, i -> (float) i, i -> 3));
        assertEquals(List.of("clue"), clue.feature());
        assertTrue(clue.rocAuc() > 0.995, clue.toString());
    }

    @Test
    void lengthThatGivesTheAnswerAwayIsFound() {
        SingleClue clue = best(drawn(i -> i % 3 == 0 ? 1 : 0, i -> 1f, i -> i % 3 == 0 ? 3 : 5));
        assertEquals("the length", clue.name());
        assertEquals(1, clue.rocAuc());
    }

    @Test
    void noiseTellsNothing() {
        Random labels = new Random(5);
        Random clues = new Random(6);
        SingleClue clue = best(drawn(i -> labels.nextInt(2), i -> clues.nextFloat(), i -> 3));
        assertTrue(clue.rocAuc() < 0.58, clue.toString());
    }

    private static SingleClue best(Sequences sequences) {
        return SingleClue.best(sequences, Cut.of(sequences, 1).order(sequences, 1));
    }
}
