package org.seqwise.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.seqwise.diagnosis.TrainingHealth;
import org.seqwise.evaluation.Metric;

class TrainingProgressTest {

    private static final TrainingHealth HEALTH = new TrainingHealth(1, 10, 0.1, 0, 0.5);

    @Test
    void oneLineTellsTheEpochAndMarksTheBest() {
        assertEquals(
                "epoch   7/100  loss 0.5123  validation loss 0.4801  AUC 0.8123 *  rate 0.000951    12,346 sequences/s  at most 1 min 05 s left",
                progress(7, true, 65.4).toString());
        assertEquals(
                "epoch 100/100  loss 0.5123  validation loss 0.4801  AUC 0.8123    rate 0.000951    12,346 sequences/s  at most 0 s left",
                progress(100, false, 0).toString());
    }

    @Test
    void aMemberOfAnEnsembleIsTold() {
        assertEquals(
                "member 2/5  epoch   7/100  loss 0.5123  validation loss 0.4801  AUC 0.8123 *  rate 0.000951    12,346 sequences/s  at most 5 min 00 s left",
                progress(7, true, 65.4).ofMember(2, 5, 300).toString());
    }

    @Test
    void theFigureThatTheBestIsChosenByIsNamedUnlessTheLineHasItAlready() {
        assertEquals(
                "epoch   7/100  loss 0.5123  validation loss 0.4801  AUC 0.8123  pr-auc 0.4321 *  rate 0.000951    12,346 sequences/s  at most 5 s left",
                progress(7, Metric.PR_AUC, 0.4321, true, 5).toString());
        assertEquals(
                progress(7, true, 5).toString(),
                progress(7, Metric.ROC_AUC, 0.8123, true, 5).toString());
    }

    @Test
    void minutesBeginAtSixtySeconds() {
        assertEquals("59 s left", timeLeft(59.4));
        assertEquals("1 min 00 s left", timeLeft(59.5));
        assertEquals("121 min 01 s left", timeLeft(7261));
    }

    @Test
    void theLineIsTheSameInEveryLanguage() {
        String line = progress(7, true, 65).toString();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals(line, progress(7, true, 65).toString());
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String timeLeft(double seconds) {
        String line = progress(1, true, seconds).toString();
        return line.substring(line.indexOf("at most ") + "at most ".length());
    }

    private static TrainingProgress progress(int epoch, boolean isBest, double secondsLeft) {
        return progress(epoch, Metric.LOG_LOSS, 0.48006, isBest, secondsLeft);
    }

    private static TrainingProgress progress(
            int epoch, Metric bestBy, double figure, boolean isBest, double secondsLeft) {
        return new TrainingProgress(
                epoch,
                100,
                0.51234,
                0.48006,
                0.8123,
                bestBy,
                figure,
                0.000951,
                isBest,
                70,
                9.5,
                12_345.6,
                secondsLeft,
                1,
                1,
                HEALTH,
                List.of());
    }
}
