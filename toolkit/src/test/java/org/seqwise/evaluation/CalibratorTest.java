package org.seqwise.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.data.InvalidInputException;

class CalibratorTest {

    private static final double[] EXTREME = {
        0, Double.MIN_VALUE, 1e-300, 1e-17, 0.1, 0.5, 0.9, 1 - 1e-12, Math.nextDown(1.0), 1
    };

    @Test
    void violatorsAreHandComputedBlocks() {
        // The rates are 0, then 1 and 0 pooled to 0.5, then 1; six sequences stay 1/14 away from 0 and 1.
        Scores scores = new Scores(new double[] {0.9, 0.1, 0.4, 0.2, 0.6, 0.8}, new int[] {1, 0, 1, 0, 0, 1});
        IsotonicCalibration fitted = (IsotonicCalibration) fit(CalibrationMethod.ISOTONIC, scores);
        assertArrayEquals(new double[] {0.15, 0.5, 0.85}, fitted.places(), 1e-15);
        assertArrayEquals(new double[] {1 / 14.0, 0.5, 13 / 14.0}, fitted.rates(), 1e-15);
        assertEquals(1 / 14.0, fitted.calibrated(0));
        assertEquals(0.5, fitted.calibrated(0.5));
        assertEquals((0.5 + 13 / 14.0) / 2, fitted.calibrated(0.675), 1e-15);
        assertEquals(13 / 14.0, fitted.calibrated(1));
    }

    @Test
    void aSequenceOfWeightTwoIsThereTwice() {
        Scores once = new Scores(new double[] {0.2, 0.3, 0.6}, new int[] {0, 1, 0});
        Scores twice = new Scores(new double[] {0.2, 0.2, 0.3, 0.3, 0.6}, new int[] {0, 0, 1, 1, 0});
        IsotonicCalibration weighted =
                (IsotonicCalibration) CalibrationMethod.ISOTONIC.fit(once, new float[] {2, 2, 1});
        IsotonicCalibration repeated = (IsotonicCalibration) fit(CalibrationMethod.ISOTONIC, twice);
        assertArrayEquals(repeated.places(), weighted.places(), 1e-15);
        assertEquals(2 / 3.0, weighted.rates()[1], 1e-15);
        assertEquals(2 / 3.0, repeated.rates()[1], 1e-15);
    }

    @ParameterizedTest
    @EnumSource
    void weightsOfZeroAreNotThereAndTheirSumDoesNotMatter(CalibrationMethod method) {
        Scores few = new Scores(new double[] {0.2, 0.4, 0.6, 0.8}, new int[] {0, 1, 0, 1});
        Scores more = new Scores(new double[] {0.2, 0.9, 0.4, 0.6, 0.8}, new int[] {0, 0, 1, 0, 1});
        assertEquals(fit(method, few), method.fit(more, new float[] {1 / 1024f, 0, 1 / 1024f, 1 / 1024f, 1 / 1024f}));
    }

    @ParameterizedTest
    @CsvSource({"0.25", "0.5", "2", "4"})
    void aPlantedTemperatureIsFound(double planted) {
        Scores truth = RandomScores.calibrated(1, 40_000);
        Scores distorted = distorted(truth, logit -> logit * planted);
        LogitCalibration fitted = (LogitCalibration) fit(CalibrationMethod.TEMPERATURE, distorted);
        assertEquals(1 / planted, fitted.slope(), 0.03 / planted);
        assertEquals(0, fitted.intercept());
    }

    @Test
    void aPlantedLineIsFound() {
        Scores distorted = distorted(RandomScores.calibrated(2, 40_000), logit -> 3 * logit + 1.2);
        LogitCalibration fitted = (LogitCalibration) fit(CalibrationMethod.PLATT, distorted);
        assertEquals(1 / 3.0, fitted.slope(), 0.01);
        assertEquals(-0.4, fitted.intercept(), 0.03);
    }

    @ParameterizedTest
    @EnumSource(
            value = CalibrationMethod.class,
            names = {"PLATT", "ISOTONIC"})
    void distortedProbabilitiesAreMendedOnOtherSequences(CalibrationMethod method) {
        Calibrator fitted = fit(method, distorted(RandomScores.calibrated(3, 5_000), logit -> 3 * logit + 1.2));
        Scores truth = RandomScores.calibrated(4, 5_000);
        Scores distorted = distorted(truth, logit -> 3 * logit + 1.2);
        double best = Evaluation.of(truth, 0.5).logLoss();
        double before = Evaluation.of(distorted, 0.5).logLoss();
        double after = Evaluation.of(fitted.calibrated(distorted), 0.5).logLoss();
        assertTrue(before > best + 0.1, before + " before, " + best);
        assertTrue(after < best + 0.01, after + " after, " + best);
        assertTrue(Calibration.of(fitted.calibrated(distorted)).expectedError() < 0.03);
    }

    @ParameterizedTest
    @EnumSource(
            value = CalibrationMethod.class,
            names = {"PLATT", "TEMPERATURE"})
    void theOrderOfSequencesStays(CalibrationMethod method) {
        for (int seed = 0; seed < 20; seed++) {
            Scores scores = distorted(RandomScores.tied(seed, 50, 30), logit -> 2 * logit - 0.5);
            Calibrator fitted = fit(method, scores);
            assertEquals(
                    Evaluation.of(scores, 0.5).rocAuc(),
                    Evaluation.of(fitted.calibrated(scores), 0.5).rocAuc());
        }
    }

    @ParameterizedTest
    @EnumSource
    void noProbabilityOvertakesAHigherOne(CalibrationMethod method) {
        for (int seed = 0; seed < 20; seed++) {
            Calibrator fitted = fit(method, RandomScores.tied(seed, 50, 30));
            double last = 0;
            for (double p = 0; p <= 1; p += 1e-4) {
                double now = fitted.calibrated(p);
                assertTrue(now >= last && now <= 1, method + " at " + p);
                last = now;
            }
        }
    }

    @Test
    void aTemperatureNeverMakesTheLogLossWorseWhereItIsFitted() {
        for (int seed = 0; seed < 200; seed++) {
            Scores scores = RandomScores.tied(seed, 3 + seed % 20, 9);
            Scores after = fit(CalibrationMethod.TEMPERATURE, scores).calibrated(scores);
            double before = Evaluation.of(scores, 0.5).logLoss();
            assertTrue(Evaluation.of(after, 0.5).logLoss() <= before + 1e-12, "seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void degenerateScoresGiveFiniteCalibrations(CalibrationMethod method) {
        for (Scores scores : List.of(
                new Scores(new double[] {0.3}, new int[] {1}),
                new Scores(new double[] {0}, new int[] {1}),
                new Scores(new double[] {1}, new int[] {0}),
                new Scores(new double[] {0.2, 0.9, 0.5}, new int[] {1, 1, 1}),
                new Scores(new double[] {0.2, 0.9, 0.5}, new int[] {0, 0, 0}),
                new Scores(new double[] {0.3, 0.3, 0.3, 0.3}, new int[] {1, 0, 0, 0}),
                new Scores(new double[] {0, 0, 1, 1}, new int[] {0, 0, 1, 1}),
                new Scores(new double[] {0, 0, 1, 1}, new int[] {1, 1, 0, 0}),
                new Scores(EXTREME, new int[] {0, 0, 1, 0, 0, 1, 0, 1, 1, 1}))) {
            Calibrator fitted = fit(method, scores);
            for (double p : EXTREME) {
                double calibrated = fitted.calibrated(p);
                assertTrue(calibrated >= 0 && calibrated <= 1, method + " of " + p + ": " + calibrated);
            }
            assertTrue(Double.isNaN(fitted.calibrated(Double.NaN)));
        }
    }

    @Test
    void equalScoresBecomeAboutTheirRate() {
        Scores level = new Scores(new double[] {0.3, 0.3, 0.3, 0.3}, new int[] {1, 0, 0, 0});
        assertEquals(0.25, fit(CalibrationMethod.ISOTONIC, level).calibrated(0.3), 1e-15);
        // With Platt's labels: 2/3 for the one 1, 1/5 for each of the three 0s.
        assertEquals(
                (2 / 3.0 + 3 / 5.0) / 4, fit(CalibrationMethod.PLATT, level).calibrated(0.3), 1e-9);
    }

    @Test
    void aModelThatIsTheWrongWayRoundKeepsItsOrder() {
        Scores wrong = new Scores(new double[] {0.1, 0.2, 0.8, 0.9}, new int[] {1, 1, 0, 0});
        LogitCalibration platt = (LogitCalibration) fit(CalibrationMethod.PLATT, wrong);
        assertEquals(LogitFit.LEAST_SLOPE, platt.slope());
        assertEquals(0.5, platt.calibrated(0.5), 1e-9);
        assertTrue(platt.calibrated(0.1) < platt.calibrated(0.2));
        assertEquals(LogitFit.LEAST_SLOPE, ((LogitCalibration) fit(CalibrationMethod.TEMPERATURE, wrong)).slope());
    }

    @Test
    void theIdentityIsTheIdentityButForRounding() {
        LogitCalibration same = new LogitCalibration(1, 0);
        for (double p : EXTREME) {
            assertEquals(p, same.calibrated(p), 1e-13 * p + Double.MIN_VALUE);
            assertEquals(p, Calibrator.none().calibrated(p));
        }
        assertTrue(Calibrator.none().changesNothing());
        assertFalse(same.changesNothing());
    }

    @Test
    void arraysAreCopied() {
        double[] places = {0.2, 0.6};
        double[] rates = {0.1, 0.3};
        IsotonicCalibration one = new IsotonicCalibration(places, rates);
        places[0] = 0.9;
        one.rates()[1] = 0;
        assertEquals(new IsotonicCalibration(new double[] {0.2, 0.6}, new double[] {0.1, 0.3}), one);
    }

    @Test
    void whatIsNoCalibrationIsRefused() {
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRefused(() -> new LogitCalibration(wrong, 0), "slope of a calibration (" + wrong + ")");
        }
        assertRefused(() -> new LogitCalibration(1, Double.NaN), "must be finite; 0 changes nothing");
        assertRefused(() -> new IsotonicCalibration(new double[0], new double[0]), "at least one");
        assertRefused(() -> new IsotonicCalibration(new double[] {0.1, 0.1}, new double[] {0.1, 0.2}), "above the one");
        assertRefused(() -> new IsotonicCalibration(new double[] {0.1, 0.2}, new double[] {0.2, 0.1}), "not below");
        assertRefused(() -> new IsotonicCalibration(new double[] {Double.NaN}, new double[] {0.2}), "[0, 1]");
        Scores scores = new Scores(new double[] {0.1}, new int[] {1});
        assertRefused(() -> CalibrationMethod.PLATT.fit(scores, new float[2]), "2 weights of 1 scores");
        assertRefused(() -> CalibrationMethod.PLATT.fit(scores, new float[1]), "All 1 weights are 0");
        assertRefused(() -> CalibrationMethod.PLATT.fit(scores, new float[] {Float.NaN}), "weight (NaN)");
    }

    @Test
    void theEffectIsTold() {
        Scores before = new Scores(new double[] {0.9, 0.9}, new int[] {1, 0});
        Scores after = new Scores(new double[] {0.5, 0.5}, new int[] {1, 0});
        CalibrationEffect effect = CalibrationEffect.of(CalibrationMethod.PLATT, before, after, new float[] {1, 1});
        assertEquals(
                "platt: log-loss 1.2040 -> 0.6931, expected calibration error 0.4000 -> 0.0000 on the validation part it"
                        + " was fitted on",
                effect.toString());
    }

    private static Calibrator fit(CalibrationMethod method, Scores scores) {
        float[] weights = new float[scores.n()];
        Arrays.fill(weights, 1);
        return method.fit(scores, weights);
    }

    private static Scores distorted(Scores scores, DoubleUnaryOperator rule) {
        double[] probabilities = DoubleStream.of(scores.probabilities())
                .map(p -> Logits.probability(rule.applyAsDouble(LogitCalibration.logOdds(p)), 1))
                .toArray();
        return new Scores(probabilities, scores.labels());
    }

    private static void assertRefused(Runnable making, String said) {
        String message = String.valueOf(
                assertThrows(InvalidInputException.class, making::run).getMessage());
        assertTrue(message.contains(said), message);
    }
}
