package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seqwise.contract.Refusal.assertRefused;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.Sampling;
import org.seqwise.data.Sequences;
import org.seqwise.training.LearningRateRange;
import org.seqwise.training.LearningRateSchedule;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.RateGrid;

/** The learning rate that is found before a training. */
class RangeTestTest {

    private static final Sequences TRAIN = Study.SPLIT.train();
    private static final Sequences VALIDATION = Study.SPLIT.validation();

    @Test
    void theLossFallsAndRisesAgainAsTheRateGrows() {
        LearningRateRange range = Study.trainer().build().findLearningRate(TRAIN);
        double lowest = range.lowest().smoothed();
        assertTrue(range.steps().get(0).smoothed() > lowest + 0.03, range.toString());
        assertTrue(range.steps().get(range.steps().size() - 1).smoothed() > lowest + 0.1, range.toString());
        assertTrue(range.suggested() > 5e-4 && range.suggested() < 0.05, range.toString());
    }

    @Test
    void theFirstLossIsThatOfFreshWeightsAndTheSeedDecidesAll() {
        SequenceTrainer trainer = Study.trainer().batchSize(16).build();
        LearningRateRange range = trainer.findLearningRate(TRAIN, new RateGrid(1e-4, 1, 30));
        assertEquals(range, trainer.findLearningRate(TRAIN, new RateGrid(1e-4, 1, 30)));
        LearningRateRange still = trainer.findLearningRate(TRAIN, new RateGrid(1e-4, 2, 30));
        assertEquals(range.steps().get(0).loss(), still.steps().get(0).loss());
        assertNotEquals(range.steps().get(20).loss(), still.steps().get(20).loss());
        assertNotEquals(
                range,
                Study.trainer().seed(4).batchSize(16).build().findLearningRate(TRAIN, new RateGrid(1e-4, 1, 30)));
    }

    @Test
    void aLossThatRunsAwayEndsTheTest() {
        LearningRateRange range = Study.trainer()
                .optimizer(OptimizerChoice.SGD)
                .sampling(Sampling.BALANCED)
                .build()
                .findLearningRate(TRAIN, new RateGrid(1e-3, 1e6, 100));
        assertTrue(range.steps().size() < 100, range.toString());
        assertTrue(range.divergedAt() > range.lowest().rate(), range.toString());
    }

    @Test
    void theRateFoundIsTrainedWithAndNoted() {
        SequenceTrainer auto = Study.trainer()
                .learningRateAuto()
                .learningRateSchedule(LearningRateSchedule.cosine(0, 2, 1e-6))
                .epochs(2)
                .build();
        double found = auto.findLearningRate(TRAIN).suggested();
        try (SequenceClassifier classifier = auto.train(TRAIN, VALIDATION);
                SequenceClassifier told = Study.trainer()
                        .learningRate(found)
                        .learningRateSchedule(LearningRateSchedule.cosine(0, 2, 1e-6))
                        .epochs(2)
                        .build()
                        .train(TRAIN, VALIDATION)) {
            assertEquals(found, classifier.provenance().settings().get("learningRate"));
            assertEquals("range test", classifier.provenance().settings().get("learningRateFound"));
            assertEquals("no", told.provenance().settings().get("learningRateFound"));
            assertEquals(
                    told.evaluate(VALIDATION).logLoss(),
                    classifier.evaluate(VALIDATION).logLoss(),
                    1e-5);
        }
    }

    @Test
    void itCanBeCancelled() {
        AtomicInteger asked = new AtomicInteger();
        SequenceTrainer trainer =
                Study.trainer().cancelWhen(() -> asked.incrementAndGet() == 40).build();
        assertThrows(CancellationException.class, () -> trainer.findLearningRate(TRAIN));
        assertEquals(40, asked.get());
    }

    @Test
    void noRateIsFoundForAModelThatHasLearned(@TempDir Path folder) {
        SequenceTrainer trainer =
                Study.trainer().startFrom(folder).learningRateAuto().build();
        assertRefused(() -> trainer.train(TRAIN, VALIDATION), "No learning rate can be found", folder.toString());
        assertRefused(() -> Study.trainer().build().findLearningRate(Study.ofOneClass(1)), "must have both");
    }
}
