package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.evaluation.CalibrationMethod;
import org.seqwise.evaluation.Calibrator;
import org.seqwise.evaluation.Scores;
import org.seqwise.evaluation.ThresholdRule;
import org.seqwise.training.CheckpointPlan;

/** A calibrated model says what the same model says without, mended by what is fitted on the validation part. */
class CalibrationTest {

    private static final Sequences TRAIN = Study.first(300, Study.SPLIT.train());
    private static final Sequences VALIDATION = weighted(Study.first(200, Study.SPLIT.validation()));
    private static final Sequences TEST = Study.first(200, Study.SPLIT.test());
    private static final SequenceClassifier PLAIN = trainer().build().train(TRAIN, VALIDATION);

    private final Path folder;

    CalibrationTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterAll
    static void close() {
        PLAIN.close();
    }

    /** Two members, weighted, so that the mean of corrected probabilities is what is calibrated. */
    private static SequenceTrainerBuilder trainer() {
        return Study.trainer().hiddenSize(4).epochs(2).positiveWeight(3).ensemble(2);
    }

    private static Sequences weighted(Sequences part) {
        SequencesBuilder builder = Sequences.builder(part.featureNames());
        for (int i = 0; i < part.size(); i++) {
            builder.add(part.id(i), part.steps(i), part.label(i), 0.5f * (i % 4));
        }
        return builder.build();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void calibratedModelIsThePlainOneMended(CalibrationMethod method) {
        Scores said = new Scores(PLAIN.probabilities(VALIDATION), VALIDATION.labels());
        Calibrator expected = method.fit(said, VALIDATION.weights());
        try (SequenceClassifier calibrated =
                trainer().calibration(method).build().train(TRAIN, VALIDATION)) {
            assertEquals(expected, calibrated.calibrator());
            assertArrayEquals(expected.calibrated(PLAIN.probabilities(TEST)), calibrated.probabilities(TEST));
            assertEquals(expected.calibrated(PLAIN.probability(TEST.steps(3))), calibrated.probability(TEST.steps(3)));
            assertEquals(ThresholdRule.bestF1().choose(expected.calibrated(said)), calibrated.threshold());
            Near.assertNear(PLAIN.weights(1), calibrated.weights(1), 0);
            assertEquals(method.toString(), calibrated.provenance().settings().get("calibration"));
            String effect = String.valueOf(calibrated.provenance().settings().get("calibrationEffect"));
            assertTrue(effect.startsWith(method + ": log-loss "), effect);
        }
        assertFalse(PLAIN.provenance().settings().containsKey("calibration"));
        assertTrue(PLAIN.calibrator().changesNothing());
    }

    @ParameterizedTest
    @EnumSource
    void savedModelIsCalibratedToTheBitAndInPlainJavaToo(CalibrationMethod method) throws IOException {
        Path model = folder.resolve("model");
        Path again = folder.resolve("again");
        try (SequenceClassifier trained = trainer().calibration(method).build().train(TRAIN, VALIDATION)) {
            trained.save(model);
            try (SequenceClassifier loaded = SequenceClassifier.load(model);
                    SequenceClassifier inJava = SequenceClassifier.loadWithoutEngine(model)) {
                assertEquals(trained.calibrator(), loaded.calibrator());
                assertArrayEquals(trained.probabilities(TEST), loaded.probabilities(TEST));
                assertArrayEquals(trained.probabilities(TEST), inJava.probabilities(TEST), 1e-5);
                assertEquals(
                        trained.evaluate(TEST).logLoss(), inJava.evaluate(TEST).logLoss(), 1e-5);
                assertEquals(trained.threshold(), loaded.threshold());
                inJava.save(again);
            }
        }
        String version = method == CalibrationMethod.NONE ? "5" : "6";
        String manifest = Files.readString(model.resolve("seqwise.json"));
        assertTrue(manifest.contains("\"formatVersion\" : " + version + ","), manifest);
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertEquals(-1, Files.mismatch(file, again.resolve(model.relativize(file))), file.toString());
            }
        }
    }

    @Test
    void aFinishedTrainingIsCalibratedOtherwiseWithoutBeingRunAgain() {
        CheckpointPlan plan = CheckpointPlan.in(folder.resolve("kept"));
        trainer().checkpoints(plan).build().train(TRAIN, VALIDATION).close();
        try (SequenceClassifier resumed = trainer()
                .checkpoints(plan.resuming())
                .calibration(CalibrationMethod.PLATT)
                .progress(told -> {
                    throw new AssertionError("An epoch was run again.");
                })
                .build()
                .train(TRAIN, VALIDATION)) {
            Near.assertNear(PLAIN.weights(0), resumed.weights(0), 0);
            assertFalse(resumed.calibrator().changesNothing());
        }
    }

    @Test
    void goingOnWithACalibratedModelGoesOnFromItsWeightsAlone() {
        try (SequenceClassifier calibrated =
                trainer().calibration(CalibrationMethod.ISOTONIC).build().train(TRAIN, VALIDATION)) {
            PLAIN.save(folder.resolve("plain"));
            calibrated.save(folder.resolve("calibrated"));
        }
        try (SequenceClassifier one = goneOn("plain");
                SequenceClassifier other = goneOn("calibrated")) {
            Near.assertNear(one.weights(1), other.weights(1), 0);
            assertTrue(other.calibrator().changesNothing());
            assertArrayEquals(one.probabilities(TEST), other.probabilities(TEST));
            assertNotEquals(PLAIN.probability(TEST.steps(0)), other.probability(TEST.steps(0)));
        }
    }

    private SequenceClassifier goneOn(String name) {
        return trainer().epochs(1).startFrom(folder.resolve(name)).build().train(TRAIN, VALIDATION);
    }
}
