package org.seqwise.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.seqwise.data.InvalidInputException;

class ThresholdRuleTest {

    @Test
    void nameIsReadBackAsTheSameRule() {
        List<ThresholdRule> rules = List.of(
                ThresholdRule.bestF1(),
                ThresholdRule.bestAccuracy(),
                ThresholdRule.youden(),
                ThresholdRule.precisionOf(0.9),
                ThresholdRule.recallOf(1),
                ThresholdRule.costs(1, 20),
                ThresholdRule.costs(0.5, 0),
                ThresholdRule.fixed(0.3),
                ThresholdRule.fixed(-0.0),
                ThresholdRule.fixed(1),
                ThresholdRule.fixed(1 / 3.0),
                ThresholdRule.fixed(Double.MIN_VALUE));
        for (ThresholdRule rule : rules) {
            assertEquals(rule, ThresholdRule.parse(rule.name()));
            assertEquals(rule.name(), rule.toString());
        }
        assertEquals("youden", ThresholdRule.parse("youden").name());
        assertEquals("0.3", ThresholdRule.parse("0.30").name());
    }

    @Test
    void otherTextsAreRefusedWithWhatIsAllowed() {
        for (String wrong : List.of(
                "",
                "best",
                "BEST-F1",
                "1.5",
                "-0.1",
                "NaN",
                "Infinity",
                "0.5f",
                "0,5",
                " 0.5",
                "%s",
                "precision=x",
                "costs=1",
                "costs=1:2:3")) {
            InvalidInputException thrown =
                    assertThrows(InvalidInputException.class, () -> ThresholdRule.parse(wrong), wrong);
            assertEquals(
                    "threshold rule (" + wrong
                            + ") must be best-f1, best-accuracy, youden, precision=P, recall=R, costs=FP:FN or a number in"
                            + " [0, 1]. Maybe best-f1, or 0.5.",
                    thrown.getMessage());
        }
        assertThrows(InvalidInputException.class, () -> ThresholdRule.fixed(Double.NaN));
    }

    @Test
    void aNumberIsChosenWhateverTheScores() {
        assertEquals(0.3, ThresholdRule.parse("0.3").choose(scores(new double[] {0.9, 0.8}, 1, 0)));
    }

    @Test
    void theMiddleOfTheBestGapIsChosen() {
        Scores scores = scores(new double[] {0.125, 0.25, 0.375, 0.4375}, 0, 0, 1, 1);
        assertAllChoose(0.3125, scores);
    }

    @Test
    void oneHalfIsChosenWhereTheBestGapHoldsIt() {
        assertAllChoose(0.5, scores(new double[] {0.1, 0.45, 0.9, 0.95}, 0, 0, 1, 1));
        assertAllChoose(0.5, scores(new double[] {0.1, 0.45, 0.5, 0.95}, 0, 0, 1, 1));
    }

    @Test
    void aScoreOfOneHalfIsNotCalledPositiveByChance() {
        // The gap (0.5, 0.75] does not hold 0.5, for a score of 0.5 would be called 1.
        assertAllChoose(0.625, scores(new double[] {0.25, 0.5, 0.75, 1}, 0, 0, 1, 1));
    }

    @Test
    void callingAllOrNonePositiveIsACutToo() {
        assertEquals(0.5, ThresholdRule.bestAccuracy().choose(scores(new double[] {0.9, 0.75, 0.8}, 1, 1, 1)));
        assertEquals(0.875, ThresholdRule.bestAccuracy().choose(scores(new double[] {0.6, 0.75, 0.7}, 0, 0, 0)));
        assertEquals(0.1, ThresholdRule.bestAccuracy().choose(scores(new double[] {0.2, 0.2, 0.2}, 1, 1, 0)));
    }

    @Test
    void noThresholdAboveOneIsChosen() {
        // Calling none 1 would be best, but a threshold of 1 calls a score of 1 so.
        Scores scores = scores(new double[] {1, 1, 0.9}, 0, 0, 0);
        assertEquals(0.95, ThresholdRule.bestAccuracy().choose(scores), 1e-15);
    }

    @Test
    void ofEquallyGoodCutsTheOneNearestOneHalfIsChosen() {
        // Below 0.1, between 0.2 and 0.3 and above 0.7 the accuracy is 1/2 or less; the two best cuts are at 0.15 and
        // 0.65.
        Scores scores = scores(new double[] {0.1, 0.2, 0.6, 0.7}, 0, 1, 0, 1);
        assertEquals(0.65, ThresholdRule.bestAccuracy().choose(scores), 1e-15);
    }

    @Test
    void oneClassChoosesOneHalfWhereTheObjectiveIsUndefined() {
        Scores negative = scores(new double[] {0.6, 0.9, 1}, 0, 0, 0);
        assertEquals(0.5, ThresholdRule.bestF1().choose(negative));
        assertEquals(0.5, ThresholdRule.youden().choose(negative));
        Scores positive = scores(new double[] {0.1, 0.2}, 1, 1);
        assertEquals(0.5, ThresholdRule.youden().choose(positive));
        assertEquals(0.05, ThresholdRule.bestF1().choose(positive));
    }

    @Test
    void bestF1ThresholdOfTrueProbabilitiesIsHalfTheBestF1() {
        // Lipton et al. (2014), theorem 1; for uniform probabilities t solves t^2 - 3 t + 1 = 0.
        Scores scores = RandomScores.calibrated(2, 200_000);
        double threshold = ThresholdRule.bestF1().choose(scores);
        assertEquals((3 - Math.sqrt(5)) / 2, threshold, 0.02);
        assertEquals(2 * threshold, ConfusionMatrix.of(scores, threshold).f1(), 0.04);
    }

    @Test
    void choiceMatchesEveryCandidateTriedOneByOne() {
        for (int seed = 0; seed < 300; seed++) {
            Scores scores = RandomScores.tied(seed, 1 + seed % 97, 1 + seed % 23);
            if (scores.positives() > 0 && scores.positives() < scores.n()) {
                assertEquals(
                        search(scores, ConfusionMatrix::f1),
                        ThresholdRule.bestF1().choose(scores));
                assertEquals(
                        search(scores, ConfusionMatrix::accuracy),
                        ThresholdRule.bestAccuracy().choose(scores));
                assertEquals(
                        search(scores, ConfusionMatrix::youden),
                        ThresholdRule.youden().choose(scores));
            }
        }
    }

    private static double search(Scores scores, ToDoubleFunction<ConfusionMatrix> objective) {
        double[] sorted =
                DoubleStream.of(scores.probabilities()).distinct().sorted().toArray();
        DoubleStream.Builder candidates = DoubleStream.builder().add(0.5).add(sorted[0] / 2);
        for (int i = 1; i < sorted.length; i++) {
            candidates.add(sorted[i - 1] + (sorted[i] - sorted[i - 1]) / 2);
        }
        double highest = sorted[sorted.length - 1];
        if (highest < 1) {
            candidates.add(highest + (1 - highest) / 2);
        }
        double best = -2;
        double chosen = Double.NaN;
        for (double candidate : candidates.build().sorted().toArray()) {
            double value = objective.applyAsDouble(ConfusionMatrix.of(scores, candidate));
            if (value > best || (value == best && Math.abs(candidate - 0.5) < Math.abs(chosen - 0.5))) {
                best = value;
                chosen = candidate;
            }
        }
        return chosen;
    }

    private static void assertAllChoose(double expected, Scores scores) {
        for (String rule : List.of("best-f1", "best-accuracy", "youden")) {
            assertEquals(expected, ThresholdRule.parse(rule).choose(scores), rule);
        }
    }

    private static Scores scores(double[] probabilities, int... labels) {
        return new Scores(probabilities, labels);
    }

    // By hand: from the highest down the labels are 1 0 1 1 0 0 1 0; precisions of cuts 1, 1/2, 2/3, 3/4, 3/5, 1/2,
    // 4/7, 1/2.
    private static final Scores EIGHT =
            scores(new double[] {0.9, 0.8, 0.7, 0.6, 0.45, 0.3, 0.2, 0.1}, 1, 0, 1, 1, 0, 0, 1, 0);

    @Test
    void precisionIsKeptAndRecallIsTheHighestThatItAllows() {
        assertEquals(0.5, ThresholdRule.precisionOf(0.7).choose(EIGHT));
        assertEquals(0.85, ThresholdRule.precisionOf(0.8).choose(EIGHT), 1e-15);
        assertEquals(0.15, ThresholdRule.precisionOf(0.55).choose(EIGHT), 1e-15);
    }

    @Test
    void precisionThatNoThresholdHasGivesTheHighestOneThereIs() {
        Scores never = scores(new double[] {0.9, 0.8, 0.7}, 0, 1, 0);
        assertEquals(0.75, ThresholdRule.precisionOf(0.9).choose(never), 1e-15);
    }

    @Test
    void recallIsKeptAndPrecisionIsTheHighestThatItAllows() {
        assertEquals(0.5, ThresholdRule.recallOf(0.75).choose(EIGHT));
        assertEquals(0.15, ThresholdRule.recallOf(0.76).choose(EIGHT), 1e-15);
        assertEquals(0.85, ThresholdRule.recallOf(0.25).choose(EIGHT), 1e-15);
        assertEquals(0.5, ThresholdRule.recallOf(0.9).choose(scores(new double[] {0.1, 0.8}, 0, 0)));
    }

    @Test
    void errorsCostTheLeastAtTheThreshold() {
        // One for one it is 1 + 1 = 2 errors at 0.5 (fp 1, fn 1); at 1:20 no 1 may be missed: fp 3; at 20:1 no 0 may be
        // called: fn 3.
        assertEquals(0.5, ThresholdRule.costs(1, 1).choose(EIGHT));
        assertEquals(0.15, ThresholdRule.costs(1, 20).choose(EIGHT), 1e-15);
        assertEquals(0.85, ThresholdRule.costs(20, 1).choose(EIGHT), 1e-15);
        assertEquals(3 / 8.0, ConfusionMatrix.of(EIGHT, 0.15).meanCost(1, 20));
    }

    @Test
    void onlyARuleOfCostsKnowsWhatErrorsCost() {
        ConfusionMatrix errors = new ConfusionMatrix(1, 2, 6, 1);
        assertEquals(2.2, ThresholdRule.costs(1, 20).meanCost(errors), 1e-15);
        assertEquals(Double.NaN, ThresholdRule.bestF1().meanCost(errors));
    }

    @Test
    void levelsAndCostsOutOfRangeAreRefused() {
        for (double wrong : new double[] {0, -0.1, 1.1, Double.NaN}) {
            assertThrows(InvalidInputException.class, () -> ThresholdRule.precisionOf(wrong));
            assertThrows(InvalidInputException.class, () -> ThresholdRule.recallOf(wrong));
        }
        assertThrows(InvalidInputException.class, () -> ThresholdRule.costs(-1, 1));
        assertThrows(InvalidInputException.class, () -> ThresholdRule.costs(1, Double.NaN));
        assertThrows(InvalidInputException.class, () -> ThresholdRule.costs(1, Double.POSITIVE_INFINITY));
        assertThrows(InvalidInputException.class, () -> ThresholdRule.costs(0, 0));
    }
}
