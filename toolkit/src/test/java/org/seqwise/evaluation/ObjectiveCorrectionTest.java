package org.seqwise.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a logit that makes an objective least back to the rate of 1s for which it does. */
class ObjectiveCorrectionTest {

    private static final double[] RATES = {0.001, 0.02, 0.1, 0.25, 0.5, 0.6, 0.9, 0.98, 0.999};

    static List<Objective> objectives() {
        List<Objective> all = new ArrayList<>();
        for (double gamma : new double[] {0, 0.3, 1, 2, 5}) {
            for (double smoothing : new double[] {0, 0.1, 0.5}) {
                for (double positive : new double[] {0.05, 1, 3, 40}) {
                    all.add(new Objective(positive, 1, smoothing, gamma));
                }
                all.add(new Objective(0.25, 0.75, smoothing, gamma));
                all.add(new Objective(2, 7, smoothing, gamma));
                all.add(new Objective(2, 7, smoothing, gamma, 0.05));
                all.add(new Objective(1, 1, smoothing, gamma, 30));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void theLogitThatIsBestForARateMeansThatRate(Objective objective) {
        double edge = objective.labelSmoothing() / 10;
        for (double rate : RATES) {
            double dealt = dealt(rate, objective);
            double best = leastFor(dealt, objective);
            if (dealt < edge || dealt > 1 - edge) {
                assertEquals(dealt, dealt(Logits.probability(best, objective), objective), edge);
                continue;
            }
            // A minimum is flat: it is found to half of the digits. An error of the dealt rate is the larger in the
            // data.
            double tolerance = 2e-6 * Math.max(objective.oversampling(), 1 / objective.oversampling());
            assertEquals(rate, Logits.probability(best, objective), tolerance, "rate " + rate + " logit " + best);
        }
    }

    /** Returns the rate of 1s among the sequences that are dealt. */
    private static double dealt(double rate, Objective objective) {
        double ones = rate * objective.oversampling();
        return ones / (ones + 1 - rate);
    }

    /** Where the slope of the mean loss is 0, and so to all digits. */
    @ParameterizedTest
    @MethodSource("objectives")
    void theRateInTheDataIsExact(Objective objective) {
        double edge = objective.labelSmoothing() / 10;
        for (double rate : RATES) {
            double dealt = dealt(rate, objective);
            if (dealt >= edge && dealt <= 1 - edge) {
                double best = flatAt(dealt, objective);
                assertEquals(rate, Logits.probability(best, objective), 1e-12, "rate " + rate + " logit " + best);
            }
        }
    }

    private static double flatAt(double rate, Objective objective) {
        double smoothed = rate * (1 - objective.labelSmoothing()) + objective.labelSmoothing() / 2;
        double from = -60;
        double to = 60;
        for (int i = 0; i < 100; i++) {
            double middle = (from + to) / 2;
            double rise = (1 - smoothed) * objective.negativeWeight() * slope(middle, objective.focalGamma());
            double fall = smoothed * objective.positiveWeight() * slope(-middle, objective.focalGamma());
            if (rise < fall) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return to;
    }

    /** Returns the derivative of {@link #oneSided}. */
    private static double slope(double x, double gamma) {
        double p = 1 / (1 + Math.exp(-x));
        double softPlus = Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
        return Math.pow(p, gamma) * (p + gamma / (1 + Math.exp(x)) * softPlus);
    }

    @Test
    void withoutSmoothingDealingOnesMoreOftenIsAWeight() {
        for (double logit = -30; logit <= 30; logit += 0.5) {
            assertEquals(
                    Logits.probability(logit, new Objective(6, 2, 0, 1.5)),
                    Logits.probability(logit, new Objective(1.5, 2, 0, 1.5).oversampled(4)),
                    1e-15);
        }
    }

    private static double leastFor(double rate, Objective objective) {
        double from = -60;
        double to = 60;
        double golden = (Math.sqrt(5) - 1) / 2;
        while (to - from > 1e-10) {
            double left = to - golden * (to - from);
            double right = from + golden * (to - from);
            if (expectedLoss(left, rate, objective) < expectedLoss(right, rate, objective)) {
                to = right;
            } else {
                from = left;
            }
        }
        return (from + to) / 2;
    }

    private static double expectedLoss(double logit, double rate, Objective objective) {
        double smoothed = rate * (1 - objective.labelSmoothing()) + objective.labelSmoothing() / 2;
        return smoothed * objective.positiveWeight() * oneSided(-logit, objective.focalGamma())
                + (1 - smoothed) * objective.negativeWeight() * oneSided(logit, objective.focalGamma());
    }

    private static double oneSided(double x, double gamma) {
        return Math.pow(1 / (1 + Math.exp(-x)), gamma) * (Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
    }

    @Test
    void focalLossIsCorrectedAsInItsPaper() {
        for (double gamma : new double[] {0, 0.5, 1, 2, 3, 5}) {
            Objective objective = new Objective(1, 1, 0, gamma);
            for (double logit = -9; logit <= 9; logit += 0.25) {
                double p = 1 / (1 + Math.exp(-logit));
                double ofOne = share(p, gamma);
                double ofZero = share(1 - p, gamma);
                assertEquals(ofOne / (ofOne + ofZero), Logits.probability(logit, objective), 1e-12);
            }
        }
    }

    private static double share(double v, double gamma) {
        return v / (Math.pow(1 - v, gamma) - gamma * Math.pow(1 - v, gamma - 1) * v * Math.log(v));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void aLargerLogitNeverMeansASmallerProbability(Objective objective) {
        double last = 0;
        for (double logit = -200; logit <= 200; logit += 1 / 16.0) {
            double probability = Logits.probability(logit, objective);
            assertTrue(probability >= last && probability <= 1, logit + " means " + probability + " after " + last);
            // Farther out the next double is too far from the last one.
            assertTrue(Math.abs(logit) > 5 || probability > last, "no rise at " + logit);
            last = probability;
        }
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void theOtherClassHasTheRestOfTheProbability(Objective objective) {
        Objective mirrored = new Objective(
                objective.negativeWeight(),
                objective.positiveWeight(),
                objective.labelSmoothing(),
                objective.focalGamma(),
                1 / objective.oversampling());
        for (double logit = -30; logit <= 30; logit += 0.5) {
            assertEquals(1 - Logits.probability(logit, objective), Logits.probability(-logit, mirrored), 1e-14);
        }
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void farLogitsAreCertainAndNaNStaysNaN(Objective objective) {
        assertEquals(1, Logits.probability(Double.POSITIVE_INFINITY, objective));
        assertEquals(0, Logits.probability(Double.NEGATIVE_INFINITY, objective));
        assertEquals(1, Logits.probability(Float.MAX_VALUE, objective));
        assertEquals(0, Logits.probability(-Float.MAX_VALUE, objective));
        assertEquals(Double.NaN, Logits.probability(Double.NaN, objective));
    }

    @Test
    void smallProbabilitiesKeepTheirDigits() {
        // There p is nothing beside 1, and the odds are (1 + gamma) e^(3 logit).
        double expected = 3 * Math.exp(-600);
        assertEquals(expected, Logits.probability(-200, new Objective(1, 1, 0, 2)), 1e-12 * expected);
        assertEquals(expected / 4, Logits.probability(-200, new Objective(4, 1, 0, 2)), 1e-12 * expected);
    }

    @Test
    void plainWeightsAreCorrectedAsEver() {
        for (double weight : new double[] {1e-3, 0.5, 1, 3, 250}) {
            for (double logit = -200; logit <= 200; logit += 0.37) {
                double expected = Logits.probability(logit, weight);
                assertEquals(expected, Logits.probability(logit, Objective.weighted(weight)));
            }
        }
    }

    @Test
    void smoothedLabelsAreTakenBackAndMakeNoLogitCertain() {
        Objective smoothed = new Objective(1, 1, 0.1, 0);
        assertEquals(0.5, Logits.probability(0, smoothed));
        assertEquals(0.01 / 0.9, Logits.probability(Math.log(0.06 / 0.94), smoothed), 1e-15);
        // The rate 0.01 is learned as 0.059; a model that says 0.04 has 0.664 times those odds, and so has the rate.
        double odds = 0.01 / 0.99 * (0.04 / 0.96) / (0.059 / 0.941);
        assertEquals(odds / (1 + odds), Logits.probability(Math.log(0.04 / 0.96), smoothed), 1e-15);
        assertEquals(1 / (1 + odds), Logits.probability(Math.log(0.96 / 0.04), smoothed), 1e-15);
        assertEquals(0.01, Logits.probability(Math.log(0.059 / 0.941) - 1e-12, smoothed), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 0.2, 0.4})
    void ofModelsThatErrALittleTheCorrectionCostsLessThanNoneAndThanCuttingOff(double smoothing) {
        Random random = new Random(1);
        Objective smoothed = new Objective(1, 1, smoothing, 0);
        double corrected = 0;
        double uncorrected = 0;
        double cutOff = 0;
        for (int i = 0; i < 20_000; i++) {
            double rate = Logits.probability(1.5 * random.nextGaussian() - 1.5, 1);
            double learned = rate * (1 - smoothing) + smoothing / 2;
            double logit = Math.log(learned / (1 - learned)) + 0.3 * random.nextGaussian();
            double said = Logits.probability(logit, 1);
            corrected += excess(rate, Logits.probability(logit, smoothed));
            uncorrected += excess(rate, said);
            cutOff += excess(rate, (said - smoothing / 2) / (1 - smoothing));
        }
        assertTrue(corrected < uncorrected, corrected + " is not below " + uncorrected);
        assertTrue(corrected < 0.85 * cutOff, corrected + " is not far below " + cutOff);
    }

    /** How much more than the rate itself a probability costs in log-loss, cut off as {@link Evaluation} does it. */
    private static double excess(double rate, double probability) {
        double p = Math.max(1e-15, Math.min(1 - 1e-15, probability));
        return rate * Math.log(rate / p) + (1 - rate) * Math.log((1 - rate) / (1 - p));
    }

    @Test
    void manyLogitsAreCorrectedOneByOne() {
        Objective objective = Objective.focal(2, 0.25, 0.1);
        double[] expected = {Logits.probability(-1, objective), Logits.probability(0.5, objective)};
        assertArrayEquals(expected, Logits.probabilities(new float[] {-1, 0.5f}, objective));
    }
}
