package org.seqwise.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.seqwise.data.InvalidInputException;

class LogitsTest {

    private static final double[] WEIGHTS = {1e-3, 0.5, 1, 3, 250};

    @Test
    void logitsBecomeProbabilities() {
        assertEquals(0.5, Logits.probability(0, 1));
        assertEquals(0.75, Logits.probability(Math.log(3), 1), 1e-15);
        assertEquals(0.25, Logits.probability(-Math.log(3), 1), 1e-15);
    }

    @Test
    void largeLogitsNeitherOverflowNorLoseSmallProbabilities() {
        assertEquals(1, Logits.probability(1000, 1));
        assertEquals(0, Logits.probability(-1000, 1));
        assertEquals(1, Logits.probability(Double.POSITIVE_INFINITY, 3));
        assertEquals(0, Logits.probability(Double.NEGATIVE_INFINITY, 3));
        assertEquals(Double.NaN, Logits.probability(Double.NaN, 1));
        assertEquals(Math.exp(-600), Logits.probability(-600, 1), 1e-12 * Math.exp(-600));
    }

    @Test
    void meanIsThatOfTheMembersInTheirOrder() {
        double[] first = {0.1, 0.9, 1};
        double[] second = {0.2, 0.3, 1};
        double[] third = {0.3, 0.1, 1};
        assertArrayEquals(
                new double[] {(0.1 + 0.2 + 0.3) / 3, (0.9 + 0.3 + 0.1) / 3, 1},
                Logits.mean(List.of(first, second, third)));
        assertArrayEquals(first, Logits.mean(List.of(first)));
        assertEquals(0.1, first[0]);
    }

    @Test
    void meanOfOneMemberIsItsOwnToTheBit() {
        double[] alone = {Double.MIN_VALUE, Math.nextDown(1.0), 1 / 3.0, 0};
        assertArrayEquals(alone, Logits.mean(List.of(alone)));
    }

    @Test
    void weightDividesTheOdds() {
        for (double weight : WEIGHTS) {
            for (double p = 0.05; p < 1; p += 0.05) {
                double odds = p / (1 - p);
                double learned = weight * odds / (1 + weight * odds);
                assertEquals(p, Logits.unweighted(learned, weight), 1e-12);
                assertEquals(p, Logits.probability(Math.log(weight * odds), weight), 1e-12);
            }
        }
    }

    @Test
    void bothCorrectionsAgree() {
        for (double weight : WEIGHTS) {
            for (double logit = -12; logit <= 12; logit += 0.5) {
                double corrected = Logits.unweighted(Logits.probability(logit, 1), weight);
                assertEquals(corrected, Logits.probability(logit, weight), 1e-10);
            }
        }
    }

    @Test
    void weightOneChangesNothing() {
        for (double p = 0; p <= 1; p += 0.125) {
            assertEquals(p, Logits.unweighted(p, 1));
        }
    }

    @Test
    void certaintyStaysCertain() {
        assertEquals(0, Logits.unweighted(0, 7));
        assertEquals(1, Logits.unweighted(1, 7));
    }

    @Test
    void constantModelOfAWeightedTrainingIsCorrectedToThePositiveRate() {
        // 10 of 100 are 1 and weigh 9: the weighted loss is least at 9 * 10 / (9 * 10 + 90).
        assertEquals(0.1, Logits.unweighted(0.5, 9), 1e-15);
    }

    @Test
    void wrongWeightsAndProbabilitiesAreNamed() {
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            String expected =
                    "positiveWeight (" + wrong + ") must be positive and finite; 1 weighs both classes alike.";
            assertEquals(expected, thrown(() -> Logits.probability(0, wrong)));
            assertEquals(expected, thrown(() -> Logits.unweighted(0.5, wrong)));
        }
        assertEquals(
                "probability (2.0) must lie in [0, 1]. Maybe it is a logit: see Logits.probability.",
                thrown(() -> Logits.unweighted(2, 1)));
    }

    private static String thrown(Runnable call) {
        return String.valueOf(
                assertThrows(InvalidInputException.class, call::run).getMessage());
    }
}
