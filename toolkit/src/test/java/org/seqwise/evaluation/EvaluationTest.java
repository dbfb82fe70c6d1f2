package org.seqwise.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.seqwise.data.InvalidInputException;

class EvaluationTest {

    private static final double EXACT = 1e-15;
    private static final Scores TWELVE = new Scores(
            new double[] {0.9, 0.8, 0.8, 0.6, 0.5, 0.5, 0.5, 0.3, 0.2, 0.2, 0.1, 0.05},
            new int[] {1, 1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 0});

    /** The literals are scikit-learn 1.9.1's. */
    @Test
    void figuresAreThoseOfScikitLearn() {
        Evaluation evaluation = Evaluation.of(TWELVE, 0.4);
        assertEquals(0.7777777777777779, evaluation.rocAuc(), EXACT);
        assertEquals(0.7408730158730159, evaluation.prAuc(), EXACT);
        assertEquals(0.5728432802153651, evaluation.logLoss(), EXACT);
        assertEquals(0.19854166666666664, evaluation.brier(), EXACT);
        assertEquals(0.4, evaluation.threshold());
        assertEquals(new ConfusionMatrix(5, 2, 4, 1), evaluation.confusion());
        assertEquals(0.75, evaluation.accuracy(), EXACT);
        assertEquals(0.75, evaluation.balancedAccuracy(), EXACT);
        assertEquals(0.7142857142857143, evaluation.precision(), EXACT);
        assertEquals(0.8333333333333334, evaluation.recall(), EXACT);
        assertEquals(0.7692307692307693, evaluation.f1(), EXACT);
        assertEquals(0.50709255283711, evaluation.mcc(), EXACT);
        assertEquals(12, evaluation.n());
        assertEquals(6, evaluation.positives());
        assertEquals(Math.log(2), evaluation.floorLogLoss(), EXACT);
    }

    @Test
    void sayingThePositiveRateCostsTheFloor() {
        double[] rate = new double[10];
        Arrays.fill(rate, 0.3);
        Evaluation evaluation = Evaluation.of(new Scores(rate, new int[] {1, 1, 1, 0, 0, 0, 0, 0, 0, 0}), 0.5);
        assertEquals(-(0.3 * Math.log(0.3) + 0.7 * Math.log(0.7)), evaluation.floorLogLoss(), EXACT);
        assertEquals(evaluation.floorLogLoss(), evaluation.logLoss(), EXACT);
        assertEquals(0.21, evaluation.brier(), EXACT);
    }

    @Test
    void certainErrorsCostAlikeAndNotInfinity() {
        double worst = -Math.log(1e-15);
        assertEquals(worst, of(0, 1).logLoss());
        assertEquals(worst, of(1, 0).logLoss());
        assertEquals(1e-15, of(1, 1).logLoss(), 1e-16);
        assertEquals(1e-15, of(0, 0).logLoss(), 1e-16);
    }

    @Test
    void weightedLogLossCountsAWeightAsManyScores() {
        Scores scores = new Scores(new double[] {0.9, 0.2, 0.4}, new int[] {1, 0, 1});
        Scores repeated = new Scores(new double[] {0.9, 0.4, 0.4, 0.4}, new int[] {1, 1, 1, 1});
        double expected = Evaluation.of(repeated, 0.5).logLoss();
        assertEquals(expected, Evaluation.weightedLogLoss(scores, new float[] {0.5f, 0, 1.5f}), 1e-15);
        assertEquals(Evaluation.of(scores, 0.5).logLoss(), Evaluation.weightedLogLoss(scores, new float[] {1, 1, 1}));
        InvalidInputException thrown =
                assertThrows(InvalidInputException.class, () -> Evaluation.weightedLogLoss(scores, new float[] {1, 1}));
        assertEquals("2 weights of 3 scores differ in number; give each score one.", thrown.getMessage());
    }

    @Test
    void oneScoreIsEvaluated() {
        Evaluation evaluation = of(0.75, 1);
        assertEquals(1, evaluation.n());
        assertEquals(Double.NaN, evaluation.rocAuc());
        assertEquals(1, evaluation.prAuc());
        assertEquals(-Math.log(0.75), evaluation.logLoss(), EXACT);
        assertEquals(0, evaluation.floorLogLoss());
        assertEquals(0.0625, evaluation.brier());
        assertEquals(1, evaluation.accuracy());
        assertEquals(Double.NaN, of(0.75, 0).prAuc());
        assertEquals(0, of(0.75, 0).floorLogLoss());
    }

    @Test
    void perfectScoresAreBelowTheFloor() {
        Evaluation evaluation = Evaluation.of(new Scores(new double[] {0, 1, 1, 0}, new int[] {0, 1, 1, 0}), 0.5);
        assertEquals(1, evaluation.rocAuc());
        assertEquals(1, evaluation.prAuc());
        assertEquals(0, evaluation.brier());
        assertEquals(1, evaluation.mcc(), EXACT);
        assertTrue(evaluation.logLoss() < evaluation.floorLogLoss());
    }

    @Test
    void theOrderOfSequencesChangesNothingButRounding() {
        Scores scores = RandomScores.tied(3, 300, 10);
        double[] probabilities = new double[scores.n()];
        int[] labels = new int[scores.n()];
        for (int i = 0; i < labels.length; i++) {
            probabilities[i] = scores.probability(labels.length - 1 - i);
            labels[i] = scores.label(labels.length - 1 - i);
        }
        Evaluation one = Evaluation.of(scores, 0.5);
        Evaluation other = Evaluation.of(new Scores(probabilities, labels), 0.5);
        assertEquals(one.rocAuc(), other.rocAuc());
        assertEquals(one.prAuc(), other.prAuc());
        assertEquals(one.logLoss(), other.logLoss(), 1e-13);
        assertEquals(one.confusion(), other.confusion());
    }

    @Test
    void thresholdMustBeAProbability() {
        for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
            InvalidInputException thrown =
                    assertThrows(InvalidInputException.class, () -> Evaluation.of(TWELVE, wrong));
            assertEquals(
                    "threshold (" + wrong + ") must lie in [0, 1]; 0.5 calls the likelier class.", thrown.getMessage());
        }
    }

    @Test
    void aMillionScoresTakeSeconds() {
        Scores scores = RandomScores.calibrated(1, 1_000_000);
        // Generous, for a busy machine: comparing pairs would take an hour.
        assertTimeout(Duration.ofSeconds(30), () -> {
            Evaluation evaluation = Evaluation.of(scores, ThresholdRule.bestF1().choose(scores));
            // Uniform true probabilities: the area is 5/6, the mean entropy 1/2, the Brier score 1/6.
            assertEquals(5 / 6.0, evaluation.rocAuc(), 0.002);
            assertEquals(0.5, evaluation.logLoss(), 0.002);
            assertEquals(1 / 6.0, evaluation.brier(), 0.001);
        });
    }

    @Test
    void textIsAlignedAndSaysWhetherTheFloorIsBeaten() {
        String expected = """
                sequences   12, 6 of them positive (50.0%)
                ROC AUC     0.7778
                PR AUC      0.7409
                log-loss    0.5728, below the floor of 0.6931
                Brier       0.1985
                threshold   0.4000
                accuracy    0.7500, balanced 0.7500
                precision   0.7143, recall 0.8333
                F1          0.7692, MCC 0.5071
                            predicted 1         0
                actual 1              5         1
                actual 0              2         4""";
        assertEquals(expected, Evaluation.of(TWELVE, 0.4).toString());
    }

    @Test
    void textCallsUndefinedFiguresByThatName() {
        String text = of(0.25, 0).toString();
        assertTrue(text.contains("ROC AUC     undefined\n"), text);
        assertTrue(text.contains("NOT below the floor of 0.0000\n"), text);
    }

    private static Evaluation of(double probability, int label) {
        return Evaluation.of(new Scores(new double[] {probability}, new int[] {label}), 0.5);
    }
}
