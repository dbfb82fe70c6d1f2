package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.Sequences;
import org.seqwise.reference.Cell;
import org.seqwise.reference.Pooling;

class RepeatabilityTest {

    private static final Sequences TRAIN = Study.first(600, Study.SPLIT.train());
    private static final Sequences VALIDATION = Study.first(200, Study.SPLIT.validation());

    @Test
    void sameSeedGivesTheSameBits() {
        assertSameBits(weights(3), weights(3));
    }

    @Test
    void sameSeedGivesTheSameBitsOfEveryPartAndOfDropout() throws Exception {
        SequenceTrainerBuilder rich = Study.trainer()
                .epochs(2)
                .cell(Cell.GRU)
                .layers(2)
                .bidirectional(true)
                .pooling(Pooling.ATTENTION)
                .denseSize(6)
                .dropout(0.3);
        Map<String, float[]> weights = weights(rich.build());
        assertEquals(23, weights.size());
        assertSameBits(weights, weights(rich.build()));
        assertSameBits(weights, OtherThread.call(() -> weights(rich.build())));
    }

    @Test
    void oneTrainerCanTrainManyModels() {
        SequenceTrainer trainer = trainer(3);
        assertSameBits(weights(trainer), weights(trainer));
    }

    @Test
    void anotherSeedGivesAnotherModel() {
        Map<String, float[]> others = weights(4);
        weights(3)
                .forEach((name, numbers) ->
                        assertFalse(Arrays.equals(numbers, others.getOrDefault(name, new float[0])), name));
    }

    @Test
    void otherThreadGivesTheSameBits() throws Exception {
        assertSameBits(weights(3), OtherThread.call(() -> weights(3)));
    }

    @Test
    void otherThreadGivesTheSameProbabilities() throws Exception {
        try (SequenceClassifier classifier = trainer(3).train(TRAIN, VALIDATION)) {
            double here = classifier.evaluate(VALIDATION).logLoss();
            assertEquals(
                    here,
                    OtherThread.call(() -> classifier.evaluate(VALIDATION)).logLoss());
        }
        try (SequenceClassifier classifier = OtherThread.call(() -> trainer(3).train(TRAIN, VALIDATION))) {
            assertEquals(
                    OtherThread.call(() -> classifier.evaluate(VALIDATION)).logLoss(),
                    classifier.evaluate(VALIDATION).logLoss());
        }
    }

    @Test
    void trainingsSideBySideGiveWhatEachGivesAlone() throws Exception {
        Map<String, float[]> third = weights(3);
        Map<String, float[]> fourth = weights(4);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Future<Map<String, float[]>> one = both.submit(() -> weights(3));
            Future<Map<String, float[]>> other = both.submit(() -> weights(4));
            assertSameBits(third, one.get());
            assertSameBits(fourth, other.get());
        } finally {
            both.shutdownNow();
        }
    }

    private static SequenceTrainer trainer(long seed) {
        return Study.trainer().epochs(2).seed(seed).build();
    }

    private static Map<String, float[]> weights(long seed) {
        return weights(trainer(seed));
    }

    private static Map<String, float[]> weights(SequenceTrainer trainer) {
        try (SequenceClassifier classifier = trainer.train(TRAIN, VALIDATION)) {
            return classifier.weights();
        }
    }

    private static void assertSameBits(Map<String, float[]> expected, Map<String, float[]> actual) {
        Near.assertNear(expected, actual, 0);
    }
}
