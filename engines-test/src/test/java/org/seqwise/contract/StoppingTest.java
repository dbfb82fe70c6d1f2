package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.Sampling;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Logits;
import org.seqwise.evaluation.Metric;
import org.seqwise.evaluation.Objective;
import org.seqwise.evaluation.Scores;
import org.seqwise.nn.LogitScorer;
import org.seqwise.training.LearningRateSchedule;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.StoppingRule;
import org.seqwise.training.TrainingLoop;
import org.seqwise.training.TrainingOutcome;
import org.seqwise.training.TrainingProgress;
import org.seqwise.training.TrainingSettings;

/** Which epoch is kept, and how time ends a training. */
class StoppingTest {

    private static final Preprocessor PREPROCESSOR = Preprocessor.fit(Study.SPLIT.train());
    private static final Sequences TRAIN = PREPROCESSOR.apply(Study.first(200, Study.SPLIT.train()));
    private static final Sequences VALIDATION = PREPROCESSOR.apply(Study.first(100, Study.SPLIT.validation()));

    @Test
    void theEpochThatIsBestByTheChosenFigureIsKept() {
        Map<Metric, Integer> kept = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            kept.put(metric, keptBy(metric));
        }
        // Else it would not matter which was chosen.
        assertTrue(kept.values().stream().distinct().count() >= 4, kept.toString());
    }

    private static int keptBy(Metric metric) {
        List<double[]> scored = new ArrayList<>();
        try (Net net = Net.initial(5, 8, 6)) {
            TrainingSettings settings = settings(0.03, 12, new StoppingRule(12, metric, 0.002, null));
            TrainingOutcome outcome = new TrainingLoop(
                            net.block(), net.manager(), settings, told -> scored.add(probabilities(net)), () -> false)
                    .run(TRAIN, VALIDATION);
            double[] losses = scored.stream()
                    .mapToDouble(each -> metric.loss(new Scores(each, VALIDATION.labels()), VALIDATION.weights()))
                    .toArray();
            int best = 0;
            for (int i = 1; i < losses.length; i++) {
                best = losses[i] < losses[best] ? i : best;
            }
            assertEquals(12, outcome.epochs());
            assertEquals(best + 1, outcome.bestEpoch(), metric.toString());
            assertArrayEquals(scored.get(best), outcome.validationProbabilities());
            assertArrayEquals(scored.get(best), probabilities(net));
            return outcome.bestEpoch();
        }
    }

    /** 13 steps an epoch, each of one second. */
    @ParameterizedTest(name = "{0} s end within epoch {1}, {2} epochs told")
    @CsvSource({"1, 1, within epoch 1", "5, 1, within epoch 1", "20, 1, within epoch 2", "26, 2, with epoch 2"})
    void timeEndsATrainingAfterAStepAndSaysSo(int seconds, int whole, String when) {
        int[] steps = new int[1];
        List<TrainingProgress> told = new ArrayList<>();
        TrainingSettings settings =
                settings(0.01, 100, new StoppingRule(100, Metric.LOG_LOSS, 0.002, Duration.ofSeconds(seconds)));
        try (Net net = Net.initial(5, 4, 1);
                LogLines log = LogLines.of("org.seqwise")) {
            float[] initial = kernel(net);
            TrainingOutcome outcome = new TrainingLoop(net.block(), net.manager(), settings, told::add, () -> {
                        steps[0]++;
                        return false;
                    })
                    .clock(() -> steps[0] * 1_000_000_000L)
                    .run(TRAIN, VALIDATION);
            assertEquals(seconds, steps[0]);
            assertEquals(whole, told.size());
            assertEquals(whole, outcome.epochs());
            assertEquals(whole, outcome.bestEpoch());
            assertEquals(seconds, outcome.seconds(), 1e-9);
            assertEquals(1, outcome.trainSequencesPerSecond() / 15.5, 0.1);
            assertEquals(
                    Math.max(0, seconds - Math.min(seconds, 13 * whole)),
                    told.get(whole - 1).secondsLeft(),
                    1e-9);
            assertEquals(
                    1,
                    log.infos("The time for training (PT" + seconds + "S) is over: it ends " + when)
                            .size());
            assertEquals(1, log.infos("weights of epoch " + whole + " are kept").size());
            assertArrayEquals(probabilities(net), outcome.validationProbabilities());
            assertFalse(Arrays.equals(initial, kernel(net)));
        }
    }

    @Test
    void trainingThatEndsByItselfSaysNothingOfTime() {
        int[] steps = new int[1];
        TrainingSettings settings = settings(0.01, 2, new StoppingRule(5, Metric.LOG_LOSS, 0, Duration.ofSeconds(26)));
        try (Net net = Net.initial(5, 4, 1);
                LogLines log = LogLines.of("org.seqwise")) {
            new TrainingLoop(net.block(), net.manager(), settings, told -> {}, () -> {
                        steps[0]++;
                        return false;
                    })
                    .clock(() -> steps[0] * 1_000_000_000L)
                    .run(TRAIN, VALIDATION);
            assertEquals(26, steps[0]);
            assertEquals(List.of(), log.infos("The time for training"));
        }
    }

    @Test
    void aModelOfNoTimeScoresAndGoesOn(@TempDir Path folder) {
        Sequences raw = Study.first(200, Study.SPLIT.train());
        try (SequenceClassifier classifier =
                Study.trainer().maxDuration(Duration.ofNanos(1)).build().train(raw, raw)) {
            assertEquals("PT0.000000001S", classifier.provenance().settings().get("maxDuration"));
            assertEquals(1, classifier.provenance().bestEpoch());
            assertEquals(200, classifier.evaluate(raw).n());
            classifier.save(folder.resolve("model"));
        }
        try (SequenceClassifier further = Study.trainer()
                .startFrom(folder.resolve("model"))
                .epochs(1)
                .build()
                .train(raw, raw)) {
            assertEquals(2, further.provenance().epochs());
        }
    }

    @Test
    void aLimitInTimeThatIsNotReachedChangesNoBit() {
        assertArrayEquals(trainedFor(null), trainedFor(Duration.ofDays(1)));
    }

    private static float[] trainedFor(@Nullable Duration time) {
        try (Net net = Net.initial(5, 4, 1)) {
            TrainingSettings settings = settings(0.01, 2, new StoppingRule(5, Metric.LOG_LOSS, 0.002, time));
            new TrainingLoop(net.block(), net.manager(), settings, told -> {}, () -> false).run(TRAIN, VALIDATION);
            return kernel(net);
        }
    }

    private static float[] kernel(Net net) {
        return net.weights().getOrDefault("head_kernel", new float[0]);
    }

    private static double[] probabilities(Net net) {
        float[] logits = LogitScorer.logits(net.block(), net.manager(), VALIDATION, 1000);
        return Logits.probabilities(logits, Objective.CROSS_ENTROPY);
    }

    private static TrainingSettings settings(double rate, int epochs, StoppingRule stopping) {
        return new TrainingSettings(
                OptimizerChoice.RMSPROP,
                rate,
                LearningRateSchedule.constant(),
                16,
                epochs,
                stopping,
                Objective.CROSS_ENTROPY,
                1,
                Double.POSITIVE_INFINITY,
                Sampling.SHUFFLED,
                10);
    }
}
