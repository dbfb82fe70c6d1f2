package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;

class CancellationTest {

    @Test
    void cancelWhenEndsTheTrainingInTheMiddleOfAnEpoch() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger epochs = new AtomicInteger();
        SequenceTrainer trainer = Study.trainer()
                .cancelWhen(() -> asked.incrementAndGet() == 5)
                .progress(told -> epochs.incrementAndGet())
                .build();
        assertCancelled(trainer);
        assertEquals(5, asked.get());
        assertEquals(0, epochs.get());
    }

    @Test
    void interruptEndsTheTrainingAndStaysKnown() {
        SequenceTrainer trainer = Study.trainer()
                .progress(told -> Thread.currentThread().interrupt())
                .build();
        try {
            assertCancelled(trainer);
            assertTrue(Thread.currentThread().isInterrupted());
        } finally {
            boolean wasInterrupted = Thread.interrupted();
            assertTrue(wasInterrupted);
        }
    }

    @Test
    void exceptionOfAListenerComesThrough() {
        SequenceTrainer trainer = Study.trainer()
                .progress(told -> {
                    throw new IllegalStateException("the listener's own");
                })
                .build();
        IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> train(trainer));
        assertEquals("the listener's own", thrown.getMessage());
    }

    @Test
    void trainingAfterACancelledOneIsAsEver() {
        assertCancelled(Study.trainer().cancelWhen(() -> true).build());
        try (SequenceClassifier classifier = Study.tinyModel(2)) {
            assertEquals(1, classifier.provenance().epochs());
        }
    }

    private static void assertCancelled(SequenceTrainer trainer) {
        assertThrows(CancellationException.class, () -> train(trainer));
    }

    private static void train(SequenceTrainer trainer) {
        trainer.train(Study.SPLIT.train(), Study.SPLIT.validation()).close();
    }
}
