package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ai.djl.nn.Parameter;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Objective;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.TrainingLoop;
import org.seqwise.training.TrainingOutcome;
import org.seqwise.training.TrainingSettings;

class TrainingLoopTest {

    private static final Sequences TRAIN = Study.first(200, Study.SPLIT.train());
    private static final Sequences VALIDATION = Study.first(100, Study.SPLIT.validation());

    @ParameterizedTest
    @EnumSource
    void trainingLeavesNoArrayBehindAndNoNeedForGradients(OptimizerChoice optimizer) {
        try (Net net = Net.initial(5, 4, 1)) {
            run(net, optimizer, () -> false);
            assertLeftClean(net);
        }
    }

    @Test
    void cancelledTrainingLeavesNoArrayBehindAndNoNeedForGradients() {
        try (Net net = Net.initial(5, 4, 1)) {
            int[] asked = new int[1];
            assertThrows(CancellationException.class, () -> run(net, OptimizerChoice.RMSPROP, () -> ++asked[0] == 15));
            assertLeftClean(net);
        }
    }

    @Test
    void outcomeHasTheProbabilitiesOfTheKeptWeights() {
        try (Net net = Net.initial(5, 4, 1)) {
            TrainingOutcome outcome = run(net, OptimizerChoice.ADAM, () -> false);
            assertEquals(2, outcome.epochs());
            assertEquals(16, outcome.batchSize());
            for (int i = 0; i < VALIDATION.size(); i++) {
                double logit = net.reference().logit(VALIDATION.steps(i));
                assertEquals(1 / (1 + Math.exp(-logit)), outcome.validationProbabilities()[i], 1e-5);
            }
        }
    }

    @Test
    void modelScoresTheSameWhileAnotherIsTrained() throws Exception {
        AtomicBoolean trained = new AtomicBoolean();
        AtomicInteger scored = new AtomicInteger();
        try (SequenceClassifier classifier = Study.tinyModel(4)) {
            double[] alone = classifier.probabilities(VALIDATION);
            Thread scorer = new Thread(() -> {
                while (!trained.get() && Arrays.equals(alone, classifier.probabilities(VALIDATION))) {
                    scored.incrementAndGet();
                }
            });
            scorer.start();
            Study.trainer().epochs(3).build().train(TRAIN, VALIDATION).close();
            int soFar = scored.get();
            // It ends early where a score differs, and then counts no more.
            awaitMoreThan(soFar, scored);
            trained.set(true);
            scorer.join();
        }
    }

    private static void awaitMoreThan(int count, AtomicInteger counter) {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            while (counter.get() <= count) {
                Thread.onSpinWait();
            }
        });
    }

    private static TrainingOutcome run(Net net, OptimizerChoice optimizer, BooleanSupplier cancelled) {
        TrainingSettings settings = new TrainingSettings(optimizer, 0.01, 16, 2, 5, Objective.CROSS_ENTROPY, 1);
        return new TrainingLoop(net.block(), net.manager(), settings, told -> {}, cancelled).run(TRAIN, VALIDATION);
    }

    private static void assertLeftClean(Net net) {
        assertEquals(6, net.manager().getManagedArrays().size());
        for (Parameter parameter : net.block().getParameters().values()) {
            assertFalse(parameter.requiresGradient());
        }
    }
}
