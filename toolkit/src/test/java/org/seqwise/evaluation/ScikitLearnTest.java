package org.seqwise.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures and curves are scikit-learn's, on 20 random and 10 degenerate sets of scores; {@code scikit_learn.py} wrote them. */
class ScikitLearnTest {

    private static final double EXACT = 1e-9;

    record Case(JsonNode json) {

        Scores scores() {
            return new Scores(
                    numbers(json.path("probabilities")),
                    doubles(json.path("labels")).mapToInt(Double::intValue).toArray());
        }

        JsonNode calibration() {
            return json.path("calibration");
        }

        boolean hasBothClasses() {
            return !json.path("falsePositiveRates").isEmpty();
        }

        @Override
        public String toString() {
            return json.path("name").asText();
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ScikitLearnTest.class.getResourceAsStream("scikit_learn.json"))) {
            return StreamSupport.stream(
                            new ObjectMapper().readTree(file).path("cases").spliterator(), false)
                    .map(Case::new);
        }
    }

    @Test
    void thereAreThirtyCases() throws IOException {
        assertEquals(30, cases().count());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void figuresAgree(Case one) {
        Evaluation evaluation =
                Evaluation.of(one.scores(), one.json().path("threshold").asDouble());
        for (EvaluationFigure figure : EvaluationFigure.values()) {
            JsonNode expected = one.json().path("figures").path(figure.key());
            assertEquals(
                    expected.isNull() ? Double.NaN : expected.doubleValue(),
                    figure.of(evaluation),
                    EXACT,
                    figure.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void curveAgrees(Case one) {
        if (!one.hasBothClasses()) {
            return;
        }
        List<OperatingPoint> points = OperatingPoint.all(one.scores());
        double[] falsePositiveRates = numbers(one.json().path("falsePositiveRates"));
        double[] truePositiveRates = numbers(one.json().path("truePositiveRates"));
        assertEquals(falsePositiveRates.length, points.size());
        for (int i = 0; i < falsePositiveRates.length; i++) {
            assertEquals(falsePositiveRates[i], points.get(i).falsePositiveRate(), EXACT);
            assertEquals(truePositiveRates[i], points.get(i).counts().recall(), EXACT);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void calibrationAgrees(Case one) {
        if (!one.hasBothClasses()) {
            return;
        }
        Calibration calibration = Calibration.of(one.scores());
        double[] rates = numbers(one.calibration().path("positiveRates"));
        double[] means = numbers(one.calibration().path("meanProbabilities"));
        assertEquals(rates.length, calibration.bins().size());
        for (int bin = 0; bin < rates.length; bin++) {
            assertEquals(rates[bin], calibration.bins().get(bin).positiveRate(), EXACT);
            assertEquals(means[bin], calibration.bins().get(bin).meanProbability(), EXACT);
        }
        assertEquals(one.calibration().path("expectedError").asDouble(), calibration.expectedError(), EXACT);
        assertEquals(one.calibration().path("reliability").asDouble(), calibration.reliability(), EXACT);
        assertEquals(one.calibration().path("resolution").asDouble(), calibration.resolution(), EXACT);
        assertEquals(one.calibration().path("uncertainty").asDouble(), calibration.uncertainty(), EXACT);
    }

    private static Stream<Double> doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::doubleValue);
    }

    private static double[] numbers(JsonNode array) {
        return doubles(array).mapToDouble(Double::doubleValue).toArray();
    }
}
