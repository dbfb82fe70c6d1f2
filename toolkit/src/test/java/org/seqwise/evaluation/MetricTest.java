package org.seqwise.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.data.InvalidInputException;

class MetricTest {

    private static final Scores SCORES = new Scores(new double[] {0.1, 0.2, 0.3, 0.4}, new int[] {0, 1, 0, 1});
    private static final float[] ALIKE = {1, 1, 1, 1};

    /**
     * Of four pairs of a 1 and a 0 three are in order. From the top, precision is 1 at half the recall and 2/3 at all of it: 5/6. Calling
     * the upper three 1 gives F1 = 4/5; the best accuracy is 3/4, with one error. Brier: (0.01 + 0.64 + 0.09 + 0.36) / 4.
     */
    @ParameterizedTest
    @CsvSource({"roc-auc, 0.75", "pr-auc, 0.8333333333", "f1, 0.8", "accuracy, 0.75", "brier, 0.275"})
    void figureIsThatOfTheBestThreshold(String name, double expected) {
        Metric metric = Metric.of(name);
        assertEquals(expected, metric.of(SCORES, ALIKE), 1e-9);
        assertEquals(metric == Metric.BRIER ? expected : 1 - expected, metric.loss(SCORES, ALIKE), 1e-9);
    }

    @Test
    void logLossCountsSequencesByTheirWeights() {
        assertEquals(-Math.log(0.4), Metric.LOG_LOSS.loss(SCORES, new float[] {0, 0, 0, 2}), 1e-12);
        assertEquals(
                Evaluation.weightedLogLoss(SCORES, new float[] {1, 2, 3, 4}),
                Metric.LOG_LOSS.loss(SCORES, new float[] {1, 2, 3, 4}));
    }

    @ParameterizedTest
    @EnumSource
    void nameIsReadBackInAnyCase(Metric metric) {
        assertSame(metric, Metric.of(metric.toString()));
        assertSame(metric, Metric.of(metric.toString().toUpperCase(Locale.ROOT)));
    }

    @Test
    void otherNamesAreRefusedWithThoseThatExist() {
        assertEquals(
                "Metric (auc) must be one of log-loss, roc-auc, pr-auc, f1, accuracy, brier.",
                assertThrows(InvalidInputException.class, () -> Metric.of("auc"))
                        .getMessage());
    }
}
