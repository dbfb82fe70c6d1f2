package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.TrainingDivergedException;
import ai.djl.metric.Metrics;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.Trainer;
import ai.djl.training.listener.DivergenceCheckTrainingListener;
import ai.djl.training.listener.EarlyStoppingListener;
import ai.djl.training.listener.EpochTrainingListener;
import ai.djl.training.listener.EvaluatorTrainingListener;
import ai.djl.training.listener.LoggingTrainingListener;
import ai.djl.training.listener.TimeMeasureTrainingListener;
import ai.djl.training.listener.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Metric;
import org.seqwise.report.MetricsLog;
import org.seqwise.training.StepProgress;
import org.seqwise.training.TrainingProgress;

class WatchingTest {

    private static final Sequences TRAIN = Study.first(320, Study.SPLIT.train());
    private static final Sequences VALIDATION = Study.first(150, Study.SPLIT.validation());
    private static final int BATCH = 16;
    private static final int STEPS = 20;

    @Test
    void watchingChangesNoBit() {
        Map<String, float[]> unwatched = weights(trainer().dropout(0.2));
        Map<String, float[]> watched = weights(trainer()
                .dropout(0.2)
                .stepProgress(told -> {})
                .listeners(
                        new EpochTrainingListener(), new EvaluatorTrainingListener(), new LoggingTrainingListener()));
        Near.assertNear(unwatched, watched, 0);
    }

    @Test
    void stepsOfEachEpochAreTold() {
        List<StepProgress> told = new ArrayList<>();
        weights(trainer().stepProgress(told::add));
        assertEquals(
                List.of(1, 2, 3),
                told.stream()
                        .filter(step -> step.steps() == 0)
                        .map(StepProgress::epoch)
                        .toList());
        List<StepProgress> ends =
                told.stream().filter(step -> step.steps() == STEPS).toList();
        assertEquals(3, ends.size());
        ends.forEach(end -> assertTrue(end.stepsPerEpoch() == STEPS && end.sequencesPerSecond() > 0, end.toString()));
    }

    @Test
    void stepsOfEachMemberAreTold() {
        List<StepProgress> told = new ArrayList<>();
        trainer()
                .ensemble(2)
                .epochs(1)
                .stepProgress(told::add)
                .build()
                .train(TRAIN, VALIDATION)
                .close();
        assertEquals(
                List.of(1, 2),
                told.stream()
                        .filter(step -> step.steps() == STEPS)
                        .map(StepProgress::member)
                        .toList());
    }

    @Test
    void theFigureThatTheBestEpochIsChosenByIsTold() {
        List<TrainingProgress> told = new ArrayList<>();
        weights(trainer().bestBy(Metric.ROC_AUC).progress(told::add));
        for (TrainingProgress epoch : told) {
            assertEquals(Metric.ROC_AUC, epoch.bestBy());
            assertEquals(epoch.validationRocAuc(), epoch.bestByValue());
            assertEquals((long) STEPS * epoch.epoch(), epoch.step());
            assertTrue(epoch.seconds() > 0, epoch.toString());
        }
    }

    @Test
    void metricsAreInTheFileWhileItTrains(@TempDir Path folder) {
        Path file = folder.resolve(MetricsLog.FILE);
        List<Integer> lines = new ArrayList<>();
        try (MetricsLog log = MetricsLog.begin(file)) {
            weights(trainer().progress(log.andThen(told -> lines.add(countLines(file)))));
        }
        assertEquals(List.of(1, 2, 3), lines);
    }

    @Test
    void listenersAreCalledAsByEasyTrain() {
        Recording recording = new Recording();
        weights(trainer().epochs(2).listeners(recording));
        List<String> epoch = new ArrayList<>(Collections.nCopies(STEPS, "train " + BATCH));
        epoch.addAll(List.of("validate 150", "epoch"));
        List<String> expected = new ArrayList<>(List.of("begin"));
        expected.addAll(epoch);
        expected.addAll(epoch);
        expected.add("end");
        assertEquals(expected, recording.calls);
    }

    @Test
    void listenersReadTheLossesOfTheTraining() {
        List<TrainingProgress> told = new ArrayList<>();
        List<Float> train = new ArrayList<>();
        List<Float> validation = new ArrayList<>();
        TrainingListener reading = new Recording() {
            @Override
            public void onEpoch(Trainer trainer) {
                Metrics metrics = trainer.getMetrics();
                train.add(latest(trainer, metrics, EvaluatorTrainingListener.TRAIN_EPOCH));
                validation.add(latest(trainer, metrics, EvaluatorTrainingListener.VALIDATE_EPOCH));
                assertEquals(
                        train.get(train.size() - 1), trainer.getTrainingResult().getTrainLoss());
            }
        };
        weights(trainer().progress(told::add).listeners(new EvaluatorTrainingListener(), reading));
        assertEquals(3, told.size());
        for (int i = 0; i < told.size(); i++) {
            assertEquals(told.get(i).loss(), train.get(i), 1e-5);
            assertEquals(told.get(i).validationLogLoss(), validation.get(i), 1e-5);
        }
    }

    @Test
    void loggingListenerPrintsTheLossOfEachEpoch() {
        try (LogLines log = LogLines.of(LoggingTrainingListener.class.getName())) {
            weights(trainer()
                    .listeners(
                            new EpochTrainingListener(),
                            new EvaluatorTrainingListener(),
                            new DivergenceCheckTrainingListener(),
                            new TimeMeasureTrainingListener(null),
                            new LoggingTrainingListener()));
            assertEquals(1, log.infos("Epoch 3 finished.").size());
            assertEquals(3, log.infos("Train: ").size());
            assertTrue(
                    log.infos("Validate: ").stream().allMatch(line -> line.matches("Validate: \\w+: 0\\.\\d\\d")),
                    log.infos("Validate: ").toString());
            assertEquals(1, log.infos("train P50: ").size());
            assertEquals(1, log.infos("epoch P50: ").size());
        }
    }

    @Test
    void djlsEarlyStoppingEndsTheTrainingAndTheBestEpochIsKept() {
        // No epoch makes the loss a hundredth of the last one's.
        EarlyStoppingListener second = EarlyStoppingListener.builder()
                .optMinEpochs(2)
                .optEarlyStopPctImprovement(99)
                .optEpochPatience(1)
                .build();
        try (SequenceClassifier classifier = trainer()
                .epochs(5)
                .listeners(new EpochTrainingListener(), new EvaluatorTrainingListener(), second)
                .build()
                .train(TRAIN, VALIDATION)) {
            assertEquals(2, classifier.provenance().epochs());
        }
    }

    @Test
    void whatAListenerThrowsComesThroughAndItsEndIsTold() {
        Recording recording = new Recording() {
            @Override
            public void onEpoch(Trainer trainer) {
                throw new TrainingDivergedException("the listener's own");
            }
        };
        SequenceTrainerBuilder trainer = trainer().listeners(recording);
        assertEquals(
                "the listener's own",
                assertThrows(TrainingDivergedException.class, () -> weights(trainer))
                        .getMessage());
        assertEquals("end", recording.calls.get(recording.calls.size() - 1));
    }

    private static SequenceTrainerBuilder trainer() {
        return Study.trainer().batchSize(BATCH).epochs(3);
    }

    private static Map<String, float[]> weights(SequenceTrainerBuilder trainer) {
        try (SequenceClassifier classifier = trainer.build().train(TRAIN, VALIDATION)) {
            return classifier.weights();
        }
    }

    private static float latest(Trainer trainer, Metrics metrics, String stage) {
        return metrics.latestMetric(EvaluatorTrainingListener.metricName(trainer.getLoss(), stage))
                .getValue()
                .floatValue();
    }

    private static int countLines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes each call. */
    private static class Recording implements TrainingListener {

        final List<String> calls = new ArrayList<>();

        @Override
        public void onTrainingBegin(Trainer trainer) {
            calls.add("begin");
        }

        @Override
        public void onTrainingBatch(Trainer trainer, BatchData told) {
            calls.add("train " + size(trainer, told));
        }

        @Override
        public void onValidationBatch(Trainer trainer, BatchData told) {
            calls.add("validate " + size(trainer, told));
        }

        // The loss takes them as they are.
        private static int size(Trainer trainer, BatchData told) {
            int size = told.getBatch().getSize();
            assertEquals(Set.of(trainer.getDevices()), told.getPredictions().keySet());
            for (NDList each : told.getPredictions().values()) {
                assertEquals(new Shape(size, 1), each.singletonOrThrow().getShape());
            }
            assertEquals(Set.of(trainer.getDevices()), told.getLabels().keySet());
            for (NDList each : told.getLabels().values()) {
                assertEquals(new Shape(size, 1), each.get(0).getShape());
            }
            return size;
        }

        @Override
        public void onEpoch(Trainer trainer) {
            calls.add("epoch");
        }

        @Override
        public void onTrainingEnd(Trainer trainer) {
            calls.add("end");
        }
    }
}
