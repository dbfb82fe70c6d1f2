package org.seqwise.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RankedScoresTest {

    private static final double EXACT = 1e-15;

    @Test
    void tiedScoresCountHalf() {
        // The pairs of 1 with 0: 0.8 with 0.8 half, 0.8 with 0.2 won, 0.5 with 0.8 lost, 0.5 with 0.2 won.
        Scores scores = new Scores(new double[] {0.8, 0.5, 0.8, 0.2}, new int[] {1, 1, 0, 0});
        assertEquals(2.5 / 4, RankedScores.of(scores).rocAuc());
    }

    @Test
    void constantScoresAreChance() {
        RankedScores ranked = RankedScores.of(new Scores(new double[] {0.3, 0.3, 0.3, 0.3}, new int[] {0, 1, 0, 0}));
        assertEquals(0.5, ranked.rocAuc());
        assertEquals(0.25, ranked.averagePrecision());
    }

    @Test
    void perfectOrderIsOneAndInvertedOrderIsZero() {
        double[] probabilities = {0.1, 0.2, 0.8, 0.9};
        assertEquals(
                1,
                RankedScores.of(new Scores(probabilities, new int[] {0, 0, 1, 1}))
                        .rocAuc());
        assertEquals(
                1,
                RankedScores.of(new Scores(probabilities, new int[] {0, 0, 1, 1}))
                        .averagePrecision());
        assertEquals(
                0,
                RankedScores.of(new Scores(probabilities, new int[] {1, 1, 0, 0}))
                        .rocAuc());
        assertEquals(
                0.5 * (1 / 3.0) + 0.5 * (2 / 4.0),
                RankedScores.of(new Scores(probabilities, new int[] {1, 1, 0, 0}))
                        .averagePrecision(),
                EXACT);
    }

    @Test
    void areaMatchesEveryPairComparedOneByOne() {
        for (int seed = 0; seed < 200; seed++) {
            Scores scores = RandomScores.tied(seed, 1 + seed, 1 + seed % 12);
            assertEquals(areaByPairs(scores), RankedScores.of(scores).rocAuc(), EXACT);
        }
    }

    @Test
    void areaIgnoresWhatKeepsTheOrder() {
        Scores scores = RandomScores.tied(7, 500, 40);
        double[] cubed = Arrays.stream(scores.probabilities())
                .map(p -> 0.1 + p * p * p / 2)
                .toArray();
        assertEquals(
                RankedScores.of(scores).rocAuc(),
                RankedScores.of(new Scores(cubed, scores.labels())).rocAuc());
        double[] reversed =
                Arrays.stream(scores.probabilities()).map(p -> 1 - p).toArray();
        assertEquals(
                1 - RankedScores.of(scores).rocAuc(),
                RankedScores.of(new Scores(reversed, scores.labels())).rocAuc(),
                EXACT);
    }

    @Test
    void averagePrecisionMatchesEveryCutCountedAnew() {
        for (int seed = 0; seed < 200; seed++) {
            Scores scores = RandomScores.tied(seed, 1 + seed, 1 + seed % 12);
            assertEquals(averagePrecisionByCuts(scores), RankedScores.of(scores).averagePrecision(), 1e-13);
        }
    }

    @Test
    void averagePrecisionOfTiesDoesNotDependOnTheirOrder() {
        double[] probabilities = {0.9, 0.5, 0.5, 0.1};
        double expected = 0.5 * 1 + 0.5 * (2 / 3.0);
        assertEquals(expected, averagePrecision(probabilities, 1, 1, 0, 0), EXACT);
        assertEquals(expected, averagePrecision(probabilities, 1, 0, 1, 0), EXACT);
    }

    @Test
    void oneClassLeavesTheAreasUndefined() {
        RankedScores negative = RankedScores.of(new Scores(new double[] {0.2, 0.4}, new int[] {0, 0}));
        assertEquals(Double.NaN, negative.rocAuc());
        assertEquals(Double.NaN, negative.averagePrecision());
        RankedScores positive = RankedScores.of(new Scores(new double[] {0.2, 0.4}, new int[] {1, 1}));
        assertEquals(Double.NaN, positive.rocAuc());
        assertEquals(1, positive.averagePrecision());
    }

    @Test
    void negativeZeroIsZero() {
        Scores scores = new Scores(new double[] {-0.0, 0.0}, new int[] {1, 0});
        assertEquals(0.5, RankedScores.of(scores).rocAuc());
    }

    @Test
    void everyCutIsMadeByItsThreshold() {
        for (int seed = 0; seed < 100; seed++) {
            Scores scores = RandomScores.tied(seed, 1 + seed, 1 + seed % 9);
            assertCutsAreMade(scores);
        }
        double[] neighbours = {0.3, Math.nextUp(0.3), Math.nextUp(Math.nextUp(0.3)), Double.MIN_VALUE, 0, 1};
        assertCutsAreMade(new Scores(neighbours, new int[] {0, 1, 0, 1, 0, 1}));
        double[] ends = {Math.nextDown(0.5), 0.5, Math.nextUp(0.5), Math.nextDown(1.0)};
        assertCutsAreMade(new Scores(ends, new int[] {0, 1, 0, 1}));
    }

    private static void assertCutsAreMade(Scores scores) {
        RankedScores ranked = RankedScores.of(scores);
        for (int cut = 0; cut < ranked.cutCount(); cut++) {
            double threshold = ranked.threshold(cut);
            assertEquals(threshold, Math.max(0, Math.min(1, threshold)));
            assertEquals(ranked.matrix(cut), ConfusionMatrix.of(scores, threshold));
        }
    }

    private static double averagePrecision(double[] probabilities, int... labels) {
        return RankedScores.of(new Scores(probabilities, labels)).averagePrecision();
    }

    private static double areaByPairs(Scores scores) {
        double won = 0;
        long pairs = 0;
        for (int i = 0; i < scores.n(); i++) {
            for (int j = 0; j < scores.n(); j++) {
                if (scores.label(i) == 1 && scores.label(j) == 0) {
                    won += (1 + Math.signum(scores.probability(i) - scores.probability(j))) / 2;
                    pairs++;
                }
            }
        }
        return won / pairs;
    }

    private static double averagePrecisionByCuts(Scores scores) {
        double[] descending = Arrays.stream(scores.probabilities())
                .distinct()
                .map(p -> -p)
                .sorted()
                .map(p -> -p)
                .toArray();
        double sum = 0;
        double recallBefore = 0;
        for (double threshold : descending) {
            ConfusionMatrix matrix = ConfusionMatrix.of(scores, threshold);
            sum += (matrix.recall() - recallBefore) * matrix.precision();
            recallBefore = matrix.recall();
        }
        return sum;
    }
}
