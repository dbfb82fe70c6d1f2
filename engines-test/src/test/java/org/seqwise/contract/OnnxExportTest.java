package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seqwise.contract.Refusal.assertRefused;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.MissingRule;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Sampling;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.evaluation.CalibrationMethod;
import org.seqwise.evaluation.Calibrator;
import org.seqwise.evaluation.IsotonicCalibration;
import org.seqwise.evaluation.LogitCalibration;
import org.seqwise.evaluation.Logits;
import org.seqwise.evaluation.Objective;
import org.seqwise.exchange.onnx.GraphProbe;
import org.seqwise.exchange.onnx.OnnxExport;
import org.seqwise.exchange.onnx.OnnxScorer;
import org.seqwise.reference.Cell;
import org.seqwise.reference.Pooling;

/** An exported file says what the model says: whatever is done to raw values, to logits and to probabilities is in its graph. */
class OnnxExportTest {

    private static final Sequences TRAIN = Study.first(200, Study.SPLIT.train());
    private static final Sequences VALIDATION = Study.first(300, Study.SPLIT.validation());
    private static final Sequences TEST = Study.SPLIT.test();

    private final Path folder;
    private final Path file;

    OnnxExportTest(@TempDir Path folder) {
        this.folder = folder;
        file = folder.resolve("model.onnx");
    }

    static List<Arguments> preparations() {
        return PreprocessingTest.options();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("preparations")
    void rawValuesArePreparedInTheGraph(
            String name, PreprocessorSettings settings, double gaps, boolean text, int width) {
        Split split = UncleanStudy.split(gaps, text);
        SequenceTrainerBuilder trainer = Study.trainer().hiddenSize(4).epochs(1).preprocessing(settings);
        try (SequenceClassifier trained = trainer.build().train(split.train(), split.validation())) {
            assertEquals(width, trained.network().featureCount(), name);
            assertExported(trained, split.test());
        }
    }

    /** Writes the file and scores by it, and by ONNX Runtime from the model's folder. */
    private void assertExported(SequenceClassifier trained, Sequences raw) {
        OnnxExport export = OnnxExport.write(trained, file, raw);
        assertTrue(export.largestDifference() <= OnnxExport.TOLERANCE, export.toString());
        double[] expected = trained.probabilities(raw);
        trained.save(folder.resolve("model"));
        try (OnnxScorer scorer = OnnxScorer.open(file);
                SequenceClassifier loaded = SequenceClassifier.loadOnOnnxRuntime(folder.resolve("model"))) {
            Sequences coded = trained.preprocessor().coded(raw);
            double[] found = scorer.probabilities(coded);
            double[] fromFolder = loaded.probabilities(raw);
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], found[i], 1e-5, raw.id(i));
                assertEquals(expected[i], fromFolder[i], 1e-5, raw.id(i));
                assertEquals(found[i], scorer.probability(coded.steps(i)), 1e-6, raw.id(i));
            }
        }
    }

    static List<Arguments> trainings() {
        return List.of(
                Arguments.of("weight", Study.trainer().positiveWeight(3)),
                Arguments.of("balanced", Study.trainer().sampling(Sampling.BALANCED)),
                Arguments.of("smoothing", Study.trainer().labelSmoothing(0.2).sampling(Sampling.BALANCED)),
                Arguments.of("focal", Study.trainer().focal(2, 0.25)),
                Arguments.of("ensemble", Study.trainer().ensemble(3).positiveWeight(3)),
                Arguments.of("rich", rich(Cell.LSTM, Pooling.MEAN_MAX_LAST)),
                Arguments.of("rich", rich(Cell.GRU, Pooling.ATTENTION)),
                Arguments.of("rich", rich(Cell.GRU_RESET_BEFORE, Pooling.MAX)));
    }

    private static SequenceTrainerBuilder rich(Cell cell, Pooling pooling) {
        return Study.trainer()
                .cell(cell)
                .layers(2)
                .bidirectional(true)
                .pooling(pooling)
                .denseSize(5)
                .ensemble(2)
                .calibration(CalibrationMethod.PLATT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trainings")
    void wholeModelsAreInTheGraph(String name, SequenceTrainerBuilder trainer) {
        try (SequenceClassifier trained = trainer.epochs(1).build().train(TRAIN, VALIDATION)) {
            assertExported(trained, TEST);
        }
    }

    @ParameterizedTest
    @EnumSource
    void calibrationIsInTheGraph(CalibrationMethod method) {
        SequenceTrainerBuilder trainer =
                Study.trainer().epochs(2).positiveWeight(3).calibration(method);
        try (SequenceClassifier trained = trainer.build().train(TRAIN, VALIDATION)) {
            assertExported(trained, TEST);
        }
    }

    static List<Arguments> ends() {
        return List.of(
                Arguments.of(Objective.CROSS_ENTROPY, Calibrator.none()),
                Arguments.of(Objective.weighted(30), new LogitCalibration(0.1, -0.5)),
                Arguments.of(Objective.weighted(0.01), new LogitCalibration(40, 3)),
                Arguments.of(Objective.focal(2, 0.25, 0), Calibrator.none()),
                Arguments.of(Objective.focal(0.5, 0.9, 0.1).oversampled(7), new LogitCalibration(0.3, 1)),
                Arguments.of(new Objective(3, 1, 0.2, 0), Calibrator.none()),
                Arguments.of(
                        Objective.CROSS_ENTROPY,
                        new IsotonicCalibration(new double[] {0.1, 0.25, 0.5, 0.9}, new double[] {0, 0.2, 0.2, 1})),
                Arguments.of(Objective.CROSS_ENTROPY, new IsotonicCalibration(new double[] {0.5}, new double[] {0.3})));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void smallAndLargeLogitsBecomeTheSameProbabilities(Objective objective, Calibrator calibrator) {
        float[] logits = new float[1001];
        for (int i = 0; i < logits.length; i++) {
            double part = (i - 500) / 500.0;
            logits[i] = (float) (900 * part * part * part);
        }
        double[] found = GraphProbe.probabilities(logits, objective, calibrator);
        for (int i = 0; i < logits.length; i++) {
            double expected = calibrator.calibrated(Logits.probability(logits[i], objective));
            assertEquals(expected, found[i], 1e-12, "logit " + logits[i]);
            // A small one keeps its digits, so that sequences keep their order.
            assertEquals(1, expected < 1e-300 ? 1 : found[i] / expected, 1e-6, "logit " + logits[i]);
        }
    }

    @Test
    void whatStandsBehindTheLengthIsNotReadByWhoeverRunsTheFile() throws OrtException {
        try (SequenceClassifier trained = Study.tinyModel(4)) {
            OnnxExport.write(trained, file);
            int time = TEST.longestStepCount() + 3;
            float[] values = new float[TEST.size() * time * 5];
            Arrays.fill(values, Float.NaN);
            long[] lengths = new long[TEST.size()];
            for (int i = 0; i < lengths.length; i++) {
                lengths[i] = TEST.stepCount(i);
                for (int t = 0; t < lengths[i]; t++) {
                    System.arraycopy(TEST.steps(i)[t], 0, values, (i * time + t) * 5, 5);
                }
            }
            double[] expected = trained.probabilities(TEST);
            double[] found = run(values, lengths, time);
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], found[i], 1e-5, TEST.id(i));
            }
        }
    }

    private double[] run(float[] values, long[] lengths, int time) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = {lengths.length, time, values.length / lengths.length / time};
        try (OrtSession session = environment.createSession(file.toString());
                OnnxTensor first = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
                OnnxTensor second =
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(lengths), new long[] {lengths.length});
                OrtSession.Result result = session.run(Map.of("values", first, "lengths", second))) {
            return (double[]) result.get(0).getValue();
        }
    }

    @Test
    void theFileSaysWhatItsNumbersAre() throws OrtException {
        Split split = UncleanStudy.split(0.2, true);
        PreprocessorSettings settings = PreprocessorSettings.builder()
                .missing(MissingRule.IMPUTE)
                .categorical("unit")
                .build();
        try (SequenceClassifier trained = Study.trainer()
                        .epochs(1)
                        .preprocessing(settings)
                        .build()
                        .train(split.train(), split.validation());
                OrtSession session = opened(trained)) {
            Map<String, String> metadata = session.getMetadata().getCustomMetadata();
            assertEquals("[\"amount\",\"level\",\"unit\"]", metadata.get("feature_names"));
            assertEquals("{\"unit\":{\"bar\":0.0,\"kPa\":1.0,\"psi\":2.0}}", metadata.get("categories"));
            assertEquals(trained.threshold(), Double.parseDouble(metadata.getOrDefault("threshold", "")));
            String provenance = metadata.getOrDefault("provenance", "");
            assertTrue(provenance.contains(trained.provenance().trainFingerprint()), provenance);
        }
    }

    private OrtSession opened(SequenceClassifier trained) throws OrtException {
        OnnxExport.write(trained, file);
        return OrtEnvironment.getEnvironment().createSession(file.toString());
    }

    @Test
    void whatTheModelRefusesIsNotANumber() {
        Split split = UncleanStudy.split(0, false);
        PreprocessorSettings settings = PreprocessorSettings.builder()
                .log1p("amount")
                .clip(0.05)
                .categorical("unit")
                .build();
        try (SequenceClassifier trained = Study.trainer()
                .epochs(1)
                .pooling(Pooling.MAX)
                .denseSize(3)
                .preprocessing(settings)
                .build()
                .train(split.train(), split.validation())) {
            OnnxExport.write(trained, file);
        }
        try (OnnxScorer scorer = OnnxScorer.open(file)) {
            float infinite = Float.NEGATIVE_INFINITY;
            for (float[] refused : new float[][] {
                {-1, 0, 0}, {-2, 0, 0}, {Float.NaN, 0, 0}, {0, Float.NaN, 0}, {0, infinite, 0}, {0, 0, Float.NaN}
            }) {
                double found = scorer.probability(new float[][] {{1, 0, 0}, refused, {1, 0, 0}});
                assertTrue(Double.isNaN(found), Arrays.toString(refused) + " became " + found);
            }
            assertTrue(scorer.probability(new float[][] {{1, 0, 99}}) > 0);
        }
    }

    @Test
    void fileThatCannotBeCheckedIsNotWritten() throws IOException {
        Files.writeString(file, "as before");
        try (SequenceClassifier trained = Study.tinyModel(4)) {
            Sequences others = Study.renamed(Study.first(3, TEST));
            assertRefused(() -> OnnxExport.write(trained, file, others), "Feature 'a' is none of those");
        }
        assertEquals("as before", Files.readString(file));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
        assertRefused(() -> OnnxScorer.open(file), "ONNX Runtime does not take the graph");
    }

    @Test
    void fileThatSaysSomethingElseIsRefused() {
        try (SequenceClassifier model = Study.tinyModel(4);
                SequenceClassifier other = Study.tinyModel(5)) {
            assertRefused(
                    () -> GraphProbe.check(other, model, file),
                    "Sequence 'random 0' has a probability of ",
                    "they must not differ by more than 1.0E-5, and no file was written.");
        }
    }

    @Test
    void fileOfOthersIsRefused() throws IOException {
        GraphProbe.writeOther(file);
        assertRefused(() -> OnnxScorer.open(file), "has other inputs and outputs than those that Seqwise writes");
    }
}
