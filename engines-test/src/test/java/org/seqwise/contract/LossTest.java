package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seqwise.contract.Refusal.assertRefused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.nn.FocalLoss;
import org.seqwise.nn.WeightedBinaryCrossEntropy;
import org.seqwise.reference.ReferenceLoss;

class LossTest {

    private static final float[] LOGITS = {-200, -20, -1, 0, 1e-3f, 1, 20, 200};

    static List<LossCase> all() {
        return LossCase.ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void lossIsTheClosedForm(LossCase one) {
        for (int label = 0; label <= 1; label++) {
            for (float logit : LOGITS) {
                double expected = one.form().loss(logit, label);
                double actual = LossProbe.value(one.loss(), new float[] {logit}, label);
                double tolerance = one.form().scale(label) * resolution(logit);
                assertEquals(expected, actual, tolerance, "logit " + logit + " label " + label);
            }
        }
    }

    // One engine's softplus is right to the last digit of the logit, not of the loss.
    private static double resolution(float logit) {
        return 2 * Math.max(Math.ulp(1f), Math.ulp(logit));
    }

    @ParameterizedTest
    @MethodSource("all")
    void gradientIsThatOfTheClosedFormAndItsFiniteDifference(LossCase one) {
        for (int label = 0; label <= 1; label++) {
            float[] gradients = LossProbe.gradients(one.loss(), LOGITS, label);
            double tolerance = 1e-6 * Math.max(1, one.form().scale(label));
            for (int i = 0; i < LOGITS.length; i++) {
                double actual = gradients[i] * (double) LOGITS.length;
                double expected = one.form().gradient(LOGITS[i], label);
                assertEquals(expected, actual, tolerance, "logit " + LOGITS[i] + " label " + label);
                assertEquals(slope(one.form(), LOGITS[i], label), actual, 2 * tolerance);
            }
        }
    }

    private static double slope(ReferenceLoss form, double logit, int label) {
        double h = 1e-4;
        return (form.loss(logit + h, label) - form.loss(logit - h, label)) / (2 * h);
    }

    @ParameterizedTest
    @MethodSource("all")
    void gradientIsTheFiniteDifferenceOfTheLossItself(LossCase one) {
        float h = 1 / 32f;
        for (int label = 0; label <= 1; label++) {
            for (float logit : new float[] {-4, -1, 0, 0.5f, 3}) {
                double above = LossProbe.value(one.loss(), new float[] {logit + h}, label);
                double below = LossProbe.value(one.loss(), new float[] {logit - h}, label);
                float gradient = LossProbe.gradients(one.loss(), new float[] {logit}, label)[0];
                // The difference's own error is h^2 / 6 times the third derivative.
                double tolerance = 1e-3 * one.form().scale(label);
                assertEquals((above - below) / (2 * h), gradient, tolerance, "logit " + logit + " label " + label);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void gradientIsFiniteHoweverFarTheLogit(LossCase one) {
        for (float gradient : LossProbe.gradients(one.loss(), new float[] {-1e30f, -1e4f, 1e4f, 1e30f}, 1)) {
            assertTrue(Float.isFinite(gradient), "gradient " + gradient);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void gradientReadsNoMemoryThatTheCollectorFrees(LossCase one) {
        float[] weights = {1, 2, 3, 4, 5, 6, 7, 8};
        float[] expected = LossProbe.gradients(one.loss(), LOGITS, 1, weights);
        assertArrayEquals(expected, LossProbe.gradients(LossProbe.collectedAfter(one.loss()), LOGITS, 1, weights));
    }

    @Test
    void weightOneIsPlainBinaryCrossEntropy() {
        double sum = 0;
        for (float logit : LOGITS) {
            sum -= Math.log(1 / (1 + Math.exp(-logit)));
        }
        double actual = LossProbe.value(new WeightedBinaryCrossEntropy(1, 1), LOGITS, 1);
        assertEquals(sum / LOGITS.length, actual, 1e-5);
    }

    @Test
    void focalLossOfGammaZeroIsWeightedCrossEntropy() {
        FocalLoss focal = new FocalLoss(0, 3, 2, 0.1);
        WeightedBinaryCrossEntropy plain = new WeightedBinaryCrossEntropy(3, 2, 0.1);
        for (int label = 0; label <= 1; label++) {
            assertEquals(LossProbe.value(plain, LOGITS, label), LossProbe.value(focal, LOGITS, label));
            float[] expected = LossProbe.gradients(plain, LOGITS, label);
            assertArrayEquals(expected, LossProbe.gradients(focal, LOGITS, label), 1e-7f);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void weightMustBePositiveAndFinite(double weight) {
        String rule = " (" + weight + ") must be positive";
        assertRefused(() -> new WeightedBinaryCrossEntropy(weight, 1), "positiveWeight" + rule);
        assertRefused(() -> new WeightedBinaryCrossEntropy(1, weight), "negativeWeight" + rule);
        assertRefused(() -> new FocalLoss(2, weight, 1, 0), "positiveWeight" + rule);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void smoothingIsBelowOneAndAlphaAndGammaAreInTheirRanges(double wrong) {
        assertRefused(() -> new WeightedBinaryCrossEntropy(1, 1, wrong), "labelSmoothing (" + wrong + ") must be");
        assertRefused(() -> new FocalLoss(2, wrong), "alpha (" + wrong + ") must be above 0 and below 1.");
        assertRefused(() -> new FocalLoss(wrong - 1.5, 0.5), "focalGamma (", ") must not be negative");
    }
}
