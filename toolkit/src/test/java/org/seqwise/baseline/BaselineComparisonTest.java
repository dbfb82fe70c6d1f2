package org.seqwise.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.seqwise.evaluation.Scores;

class BaselineComparisonTest {

    private static final int N = 400;
    private static final int[] LABELS = IntStream.range(0, N).map(i -> i % 2).toArray();

    @Test
    void whatIsNotBeatenComesWithItsFigures() {
        BaselineComparison comparison = compared(1.5, 1.6);
        assertFalse(comparison.beatsAll());
        assertTrue(
                comparison
                        .verdict()
                        .matches(
                                "The LSTM does not beat boosted trees on summaries: ROC AUC 0\\.8\\d\\d against 0\\.8\\d\\d,"
                                        + " difference [+-]0\\.0\\d\\d \\[-0\\.\\d{3}, \\+0\\.\\d{3}]\\."),
                comparison.verdict());
    }

    @Test
    void whatIsClearlyWorseIsSaidToBe() {
        String verdict = compared(0.3, 2).verdict();
        assertTrue(verdict.startsWith("The LSTM is worse than boosted trees on summaries: ROC AUC 0.6"), verdict);
    }

    @Test
    void whatBeatsAllSaysByHowMuchTheHardest() {
        BaselineComparison comparison = compared(3, 1);
        assertTrue(comparison.beatsAll());
        assertTrue(
                comparison.verdict().startsWith("The LSTM beats boosted trees on summaries: "), comparison.verdict());
    }

    @Test
    void anEqualBaselineIsTheSimplerOne() {
        double[] half = new double[N];
        BaselineComparison comparison = BaselineComparison.of(
                "GRU",
                new Scores(drawn(1, 3), LABELS),
                List.of(new BaselineScores(Baseline.RATIO, half), new BaselineScores(Baseline.LENGTH, half)),
                Map.of(),
                null);
        assertEquals(Baseline.RATIO, comparison.best().orElseThrow().baseline());
    }

    @Test
    void tableHasALineForEachAndForThoseLeftOut() {
        List<String> lines = compared(3, 1).toString().lines().toList();
        assertEquals(5, lines.size());
        assertTrue(lines.get(0).endsWith("ROC AUC  log-loss   ROC AUC of the LSTM less this"), lines.get(0));
        assertTrue(lines.get(1).matches("the LSTM {31}0\\.\\d{4} {4}\\d\\.\\d{4}"), lines.get(1));
        assertTrue(
                lines.get(2)
                        .matches(
                                "the ratio alone {24}0\\.5000 {4}0\\.6931 {3}\\+0\\.\\d{4} \\[\\+0\\.\\d{4}, \\+0\\.\\d{4}]"),
                lines.get(2));
        assertEquals("length alone                         left out: a reason", lines.get(4));
    }

    private static BaselineComparison compared(double model, double trees) {
        double[] half = new double[N];
        Arrays.fill(half, 0.5);
        return BaselineComparison.of(
                "LSTM",
                new Scores(drawn(model, 1), LABELS),
                List.of(
                        new BaselineScores(Baseline.RATIO, half),
                        new BaselineScores(Baseline.BOOSTED_TREES, drawn(trees, 2))),
                Map.of(Baseline.LENGTH, "a reason"),
                null);
    }

    private static double[] drawn(double shift, long seed) {
        Random random = new Random(seed);
        return IntStream.of(LABELS)
                .mapToDouble(label -> 1 / (1 + Math.exp(-random.nextGaussian() - shift * (label - 0.5))))
                .toArray();
    }
}
