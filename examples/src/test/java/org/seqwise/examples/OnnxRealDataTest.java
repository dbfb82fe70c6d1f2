package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.Fold;
import org.seqwise.data.Sequences;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.Bootstrap;
import org.seqwise.evaluation.CalibrationMethod;
import org.seqwise.evaluation.Judged;
import org.seqwise.evaluation.Scores;
import org.seqwise.exchange.onnx.OnnxExport;
import org.seqwise.exchange.onnx.OnnxScorer;
import org.seqwise.report.MetricsReport;

/** Models of real data say as ONNX what they say on every engine, sequence by sequence of the test part, and in {@code metrics.json}. */
class OnnxRealDataTest {

    private static final double FOUR_DIGITS = 5e-5;

    private final Path folder;

    OnnxRealDataTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<RealDataTrialTest.Trainer> all() {
        return RealDataTrialTest.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    @Tag("slow")
    void probabilitiesAndMetricsAreTheEngines(RealDataTrialTest.Trainer trainer) throws IOException {
        RealDataTrial trial = trainer.onRealData();
        FoldedParts parts = trial.parts().apply(1);
        Fold fold = parts.folds().get(0);
        Path model = folder.resolve("model");
        Path file = folder.resolve("model.onnx");
        try (SequenceClassifier trained = trial.settings()
                .epochs(3)
                .ensemble(2)
                .threshold(trial.threshold())
                .calibration(CalibrationMethod.PLATT)
                .build()
                .train(fold.train(), fold.test())) {
            trained.save(model);
            OnnxExport.write(trained, file, fold.test());
        }
        double[] onnx = probabilities(model, file, parts.test());
        double largest = 0;
        for (String engine : Engines.installed()) {
            try (SequenceClassifier classifier = SequenceClassifier.load(model, engine)) {
                double[] expected = classifier.probabilities(parts.test());
                for (int i = 0; i < expected.length; i++) {
                    largest = Math.max(largest, Math.abs(expected[i] - onnx[i]));
                    assertEquals(
                            expected[i],
                            onnx[i],
                            1e-5,
                            engine + ", " + parts.test().id(i));
                }
                assertEqual(metrics(expected, classifier, parts.test()), metrics(onnx, classifier, parts.test()), "");
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s as ONNX: %,d sequences of the test part, at most %.1e beside %s%n",
                trainer,
                onnx.length,
                largest,
                Engines.installed());
    }

    private static double[] probabilities(Path model, Path file, Sequences raw) {
        try (OnnxScorer scorer = OnnxScorer.open(file);
                SequenceClassifier onnx = SequenceClassifier.loadOnOnnxRuntime(model)) {
            return scorer.probabilities(onnx.preprocessor().coded(raw));
        }
    }

    private JsonNode metrics(double[] probabilities, SequenceClassifier classifier, Sequences test) throws IOException {
        Judged judged = new Judged(new Scores(probabilities, test.labels()), classifier.threshold());
        new MetricsReport()
                .test(new Bootstrap(200, 42).evaluate(judged, test.groups()))
                .write(folder);
        return new ObjectMapper().readTree(folder.resolve(MetricsReport.FILE).toFile());
    }

    private static void assertEqual(JsonNode expected, JsonNode actual, String name) {
        assertEquals(expected.isNumber(), actual.isNumber(), name);
        assertEquals(expected.size(), actual.size(), name);
        if (expected.isNumber()) {
            double size = Math.max(1, Math.abs(expected.doubleValue()));
            assertEquals(expected.doubleValue(), actual.doubleValue(), FOUR_DIGITS * size, name);
        }
        if (expected.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                assertEqual(expected.get(i), actual.get(i), name + "[" + i + "]");
            }
        }
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            assertTrue(actual.has(field.getKey()), field.getKey());
            assertEqual(field.getValue(), actual.get(field.getKey()), name + "." + field.getKey());
        }
    }
}
