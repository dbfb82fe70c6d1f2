package org.seqwise.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.seqwise.data.InvalidInputException;

class ConfusionMatrixTest {

    private static final double EXACT = 1e-15;

    @Test
    void aProbabilityAtTheThresholdIsCalledPositive() {
        Scores scores = new Scores(new double[] {0.4, 0.5, 0.5, 0.6}, new int[] {1, 1, 0, 1});
        assertEquals(new ConfusionMatrix(2, 1, 0, 1), ConfusionMatrix.of(scores, 0.5));
        assertEquals(new ConfusionMatrix(1, 0, 1, 2), ConfusionMatrix.of(scores, Math.nextUp(0.5)));
    }

    @Test
    void figuresAreThoseOfTheFormulas() {
        ConfusionMatrix matrix = new ConfusionMatrix(5, 2, 4, 1);
        assertEquals(12, matrix.n());
        assertEquals(6, matrix.positives());
        assertEquals(9 / 12.0, matrix.accuracy(), EXACT);
        assertEquals(5 / 7.0, matrix.precision(), EXACT);
        assertEquals(5 / 6.0, matrix.recall(), EXACT);
        assertEquals(4 / 6.0, matrix.specificity(), EXACT);
        assertEquals(0.75, matrix.balancedAccuracy(), EXACT);
        assertEquals(0.5, matrix.youden(), EXACT);
        assertEquals(10 / 13.0, matrix.f1(), EXACT);
        assertEquals(18 / Math.sqrt(7 * 6 * 6 * 5), matrix.mcc(), EXACT);
    }

    @Test
    void perfectAndInvertedCallsAreTheEndsOfEachScale() {
        ConfusionMatrix perfect = new ConfusionMatrix(3, 0, 7, 0);
        assertEquals(1, perfect.accuracy());
        assertEquals(1, perfect.balancedAccuracy());
        assertEquals(1, perfect.f1());
        assertEquals(1, perfect.mcc(), EXACT);
        ConfusionMatrix inverted = new ConfusionMatrix(0, 7, 0, 3);
        assertEquals(0, inverted.accuracy());
        assertEquals(0, inverted.balancedAccuracy());
        assertEquals(0, inverted.f1());
        assertEquals(-1, inverted.youden());
        assertEquals(-1, inverted.mcc(), EXACT);
    }

    @Test
    void correlationNeverLeavesItsRange() {
        for (int one = 1; one < 200; one++) {
            for (int other = 1; other < 200; other++) {
                double worst = new ConfusionMatrix(0, one, 0, other).mcc();
                assertEquals(-1, worst, EXACT);
                assertTrue(worst >= -1);
                double best = new ConfusionMatrix(one, 0, other, 0).mcc();
                assertEquals(1, best, EXACT);
                assertTrue(best <= 1);
            }
        }
    }

    @Test
    void figuresWithoutADenominatorAreNaN() {
        ConfusionMatrix nothing = new ConfusionMatrix(0, 0, 0, 0);
        assertEquals(Double.NaN, nothing.accuracy());
        ConfusionMatrix noneCalledPositive = new ConfusionMatrix(0, 0, 4, 2);
        assertEquals(Double.NaN, noneCalledPositive.precision());
        assertEquals(Double.NaN, noneCalledPositive.mcc());
        assertEquals(0, noneCalledPositive.f1());
        assertEquals(0.5, noneCalledPositive.balancedAccuracy());
        ConfusionMatrix allNegative = new ConfusionMatrix(0, 0, 4, 0);
        assertEquals(Double.NaN, allNegative.recall());
        assertEquals(Double.NaN, allNegative.balancedAccuracy());
        assertEquals(Double.NaN, allNegative.f1());
        assertEquals(1, allNegative.accuracy());
        ConfusionMatrix allPositive = new ConfusionMatrix(3, 0, 0, 1);
        assertEquals(Double.NaN, allPositive.specificity());
        assertEquals(Double.NaN, allPositive.youden());
        assertEquals(Double.NaN, allPositive.mcc());
        assertEquals(6 / 7.0, allPositive.f1(), EXACT);
    }

    @Test
    void largeCountsDoNotOverflow() {
        ConfusionMatrix matrix = new ConfusionMatrix(500_000_000, 500_000_000, 500_000_000, 500_000_000);
        assertEquals(0.5, matrix.accuracy());
        assertEquals(0.5, matrix.f1());
        assertEquals(0, matrix.mcc());
        assertEquals(1, new ConfusionMatrix(1_000_000_000, 0, 1_000_000_000, 0).mcc(), EXACT);
    }

    @Test
    void countsMustNotBeNegative() {
        InvalidInputException thrown =
                assertThrows(InvalidInputException.class, () -> new ConfusionMatrix(1, -2, 3, 4));
        assertEquals("Counts tp 1, fp -2, tn 3, fn 4 must not be negative; give 0 for none.", thrown.getMessage());
    }
}
