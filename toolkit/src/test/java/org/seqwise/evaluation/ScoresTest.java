package org.seqwise.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.seqwise.data.InvalidInputException;

class ScoresTest {

    @Test
    void arraysAreCopiedInAndOut() {
        double[] probabilities = {0.25, 0.75};
        int[] labels = {0, 1};
        Scores scores = new Scores(probabilities, labels);
        probabilities[0] = 1;
        labels[0] = 1;
        scores.probabilities()[1] = 0;
        scores.labels()[1] = 0;
        assertEquals(new Scores(new double[] {0.25, 0.75}, new int[] {0, 1}), scores);
        assertEquals(new Scores(new double[] {0.25, 0.75}, new int[] {0, 1}).hashCode(), scores.hashCode());
        assertNotEquals(new Scores(new double[] {0.25, 0.75}, new int[] {1, 1}), scores);
        assertNotEquals(new Scores(new double[] {0.25, 0.5}, new int[] {0, 1}), scores);
    }

    @Test
    void countsArePlain() {
        Scores scores = new Scores(new double[] {0, 0.5, 1}, new int[] {1, 0, 1});
        assertEquals(3, scores.n());
        assertEquals(2, scores.positives());
        assertEquals(0.5, scores.probability(1));
        assertEquals(0, scores.label(1));
        assertEquals("Scores[n=3, positives=2]", scores.toString());
    }

    @Test
    void oneScoreIsEnoughAndNoneIsNot() {
        assertEquals(1, new Scores(new double[] {0.5}, new int[] {0}).n());
        assertMessage("0 scores cannot be evaluated; give at least one.", new double[0], new int[0]);
    }

    @Test
    void lengthsMustAgree() {
        assertMessage(
                "2 probabilities and 1 labels differ in number; give each sequence one of each.",
                new double[] {0.1, 0.2},
                new int[] {1});
    }

    @Test
    void probabilitiesOutOfRangeAreNamedWithTheirPlace() {
        String rule = " at index 1 must lie in [0, 1]. Maybe it is a logit: see Logits.probability.";
        int[] labels = {0, 1};
        assertMessage("probability (-1.0E-9)" + rule, new double[] {0, -1e-9}, labels);
        assertMessage("probability (1.5)" + rule, new double[] {1, 1.5}, labels);
        assertMessage("probability (NaN)" + rule, new double[] {1, Double.NaN}, labels);
        assertMessage("probability (Infinity)" + rule, new double[] {1, Double.POSITIVE_INFINITY}, labels);
    }

    @Test
    void labelsMustBeZeroOrOne() {
        assertMessage(
                "label (2) at index 1 must be 0 or 1; 1 is the class to be found.",
                new double[] {0.1, 0.2},
                new int[] {1, 2});
    }

    private static void assertMessage(String expected, double[] probabilities, int[] labels) {
        assertEquals(
                expected,
                assertThrows(InvalidInputException.class, () -> new Scores(probabilities, labels))
                        .getMessage());
    }
}
