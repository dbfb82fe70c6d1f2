package org.seqwise.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The best possible score of the generated question, and that it takes the order of the steps to come near it. */
class QuestionLimitTest {

    private static final int COUNT = 20_000;
    private static final GeneratedSequences MADE =
            QuestionSequences.generate(COUNT, 42).atTrueLength();
    private static final double[] TRUTH = MADE.probabilities();
    private static final int[] LABELS = MADE.sequences().labels();

    @Test
    void oneInFourIsPositive() {
        assertEquals(0.25, MADE.sequences().balance().positiveRate(), 0.01);
        assertEquals(0.25, Arrays.stream(TRUTH).average().orElseThrow(), 1e-9);
    }

    @Test
    void labelsAreDrawnFromTheProbabilities() {
        int[] order = IntStream.range(0, COUNT)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> TRUTH[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int binSize = COUNT / 10;
        for (int bin = 0; bin < 10; bin++) {
            double expected = 0;
            double variance = 0;
            double found = 0;
            for (int i = bin * binSize; i < (bin + 1) * binSize; i++) {
                double p = TRUTH[order[i]];
                expected += p;
                variance += p * (1 - p);
                found += LABELS[order[i]];
            }
            assertEquals(expected, found, 4 * Math.sqrt(variance), "bin " + bin);
        }
    }

    @Test
    void theBestPossibleScoreIsGoodAndNotPerfect() {
        double auc = Rank.rocAuc(TRUTH, LABELS);
        assertTrue(auc > 0.70 && auc < 0.95, "AUC " + auc);
        double[] rate = new double[COUNT];
        Arrays.fill(rate, 0.25);
        double floor = Rank.logLoss(rate, LABELS);
        double logLoss = Rank.logLoss(TRUTH, LABELS);
        assertTrue(logLoss > 0.25 && logLoss < 0.9 * floor, "log-loss " + logLoss + " of " + floor);
    }

    @Test
    void meansOfFeaturesSayClearlyLess() {
        double[] logits = MeansRegression.logits(MADE.sequences());
        double[] probabilities =
                Arrays.stream(logits).map(z -> 1 / (1 + Math.exp(-z))).toArray();
        double auc = Rank.rocAuc(logits, LABELS);
        assertTrue(auc > 0.5 && auc < Rank.rocAuc(TRUTH, LABELS) - 0.05, "AUC " + auc);
        assertTrue(Rank.logLoss(probabilities, LABELS) > Rank.logLoss(TRUTH, LABELS) + 0.02);
    }
}
