package org.seqwise.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calibrators are scikit-learn's and SciPy's, on 15 random and 4 small sets; {@code calibrators.py} wrote them. */
class ScikitLearnCalibratorsTest {

    record Case(JsonNode json, double[] places) {

        Scores scores() {
            int[] labels = Arrays.stream(numbers(json.path("labels")))
                    .mapToInt(label -> (int) label)
                    .toArray();
            return new Scores(numbers(json.path("probabilities")), labels);
        }

        float[] weights() {
            double[] weights = numbers(json.path("weights"));
            float[] narrow = new float[weights.length];
            IntStream.range(0, narrow.length).forEach(i -> narrow[i] = (float) weights[i]);
            return narrow;
        }

        Calibrator fit(CalibrationMethod method) {
            return method.fit(scores(), weights());
        }

        @Override
        public String toString() {
            return json.path("name").asText();
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ScikitLearnCalibratorsTest.class.getResourceAsStream("calibrators.json"))) {
            JsonNode tree = new ObjectMapper().readTree(file);
            double[] places = numbers(tree.path("places"));
            return StreamSupport.stream(tree.path("cases").spliterator(), false).map(json -> new Case(json, places));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isotonicBlocksAgree(Case one) {
        IsotonicCalibration fitted = (IsotonicCalibration) one.fit(CalibrationMethod.ISOTONIC);
        long n = Arrays.stream(numbers(one.json().path("weights")))
                .filter(w -> w > 0)
                .count();
        double edge = 1 / (2.0 * (n + 1));
        double[] rates = Arrays.stream(numbers(one.json().at("/isotonic/rates")))
                .map(rate -> Math.max(edge, Math.min(1 - edge, rate)))
                .toArray();
        assertArrayEquals(rates, fitted.rates(), 1e-12);
        assertArrayEquals(numbers(one.json().at("/isotonic/places")), fitted.places(), 1e-12);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void plattsScalingAgrees(Case one) {
        Calibrator fitted = one.fit(CalibrationMethod.PLATT);
        // scikit-learn ends its search where the slope of the sum is below 1e-5, which of few sequences is not yet the
        // minimum.
        double exact = one.scores().n() < 10 ? 1e-5 : 1e-6;
        assertArrayEquals(numbers(one.json().path("platt")), fitted.calibrated(one.places()), exact);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void temperatureAgrees(Case one) {
        LogitCalibration fitted = (LogitCalibration) one.fit(CalibrationMethod.TEMPERATURE);
        assertEquals(0, fitted.intercept());
        double expected = one.json().path("temperature").asDouble();
        LogitCalibration theirs = new LogitCalibration(expected, 0);
        CalibrationSample sample = CalibrationSample.of(one.scores(), one.weights());
        // Smoothed labels may ask for what is worse for the labels themselves; then all stays as it is.
        boolean better = sample.logLoss(theirs) < sample.logLoss(Calibrator.none());
        assertEquals(better ? expected : 1, fitted.slope(), 1e-6 * expected);
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }
}
