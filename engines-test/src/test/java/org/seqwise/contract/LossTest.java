package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.seqwise.contract.Refusal.assertRefused;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.engine.Engines;
import org.seqwise.nn.WeightedBinaryCrossEntropy;

class LossTest {

    private static final float[] LOGITS = {-200, -20, -1, 0, 1e-3f, 1, 20, 200};
    private static final NDManager MANAGER = Engines.engine().newBaseManager();

    @AfterAll
    static void close() {
        MANAGER.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "0.2, 1", "1, 5", "100, 0.01"})
    void lossIsTheClosedForm(double positive, double negative) {
        Loss loss = new WeightedBinaryCrossEntropy(positive, negative);
        for (int label = 0; label <= 1; label++) {
            for (float logit : LOGITS) {
                double expected = ClosedForm.loss(logit, label, positive, negative);
                double actual = lossOf(loss, new float[] {logit}, label);
                double tolerance = (label == 1 ? positive : negative) * resolution(logit);
                assertEquals(expected, actual, tolerance, "logit " + logit + " label " + label);
            }
        }
    }

    // One engine's softplus is right to the last digit of the logit, not of the loss.
    private static double resolution(float logit) {
        return 2 * Math.max(Math.ulp(1f), Math.ulp(logit));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "0.2, 1", "1, 5", "100, 0.01"})
    void gradientIsThatOfTheClosedForm(double positive, double negative) {
        Loss loss = new WeightedBinaryCrossEntropy(positive, negative);
        for (int label = 0; label <= 1; label++) {
            float[] gradients = gradientsOf(loss, LOGITS, label);
            for (int i = 0; i < LOGITS.length; i++) {
                double actual = gradients[i] * (double) LOGITS.length;
                double expected = ClosedForm.gradient(LOGITS[i], label, positive, negative);
                double tolerance = 1e-6 * Math.max(1, positive);
                assertEquals(expected, actual, tolerance, "logit " + LOGITS[i] + " label " + label);
                assertEquals(slope(LOGITS[i], label, positive, negative), actual, 2 * tolerance);
            }
        }
    }

    private static double slope(double logit, int label, double positive, double negative) {
        double h = 1e-4;
        return (ClosedForm.loss(logit + h, label, positive, negative)
                        - ClosedForm.loss(logit - h, label, positive, negative))
                / (2 * h);
    }

    @Test
    void weightOneIsPlainBinaryCrossEntropy() {
        double sum = 0;
        for (float logit : LOGITS) {
            sum -= Math.log(1 / (1 + Math.exp(-logit)));
        }
        double actual = lossOf(new WeightedBinaryCrossEntropy(1, 1), LOGITS, 1);
        assertEquals(sum / LOGITS.length, actual, 1e-5);
    }

    @Test
    void lossIsTheMeanOverSequencesWhateverTheirWeights() {
        Loss loss = new WeightedBinaryCrossEntropy(4, 1);
        NDArray labels = MANAGER.create(new float[] {1, 0}, new Shape(2, 1));
        NDArray logits = MANAGER.create(new float[] {0, 0}, new Shape(2, 1));
        assertEquals(
                2.5 * Math.log(2),
                loss.evaluate(new NDList(labels), new NDList(logits)).getFloat(),
                1e-6);
    }

    @Test
    void labelsAndLogitsMayHaveOneOrTwoAxes() {
        Loss loss = new WeightedBinaryCrossEntropy(3, 1);
        float[] labels = {1, 0, 1, 0, 1, 0, 1, 0};
        float[] losses = new float[4];
        int next = 0;
        for (Shape labelShape : new Shape[] {new Shape(8), new Shape(8, 1)}) {
            for (Shape logitShape : new Shape[] {new Shape(8), new Shape(8, 1)}) {
                NDArray value = loss.evaluate(
                        new NDList(MANAGER.create(labels, labelShape)), new NDList(MANAGER.create(LOGITS, logitShape)));
                assertEquals(new Shape(), value.getShape());
                losses[next++] = value.getFloat();
            }
        }
        assertArrayEquals(new float[] {losses[0], losses[0], losses[0], losses[0]}, losses);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void weightMustBePositiveAndFinite(double weight) {
        assertRefused(
                () -> new WeightedBinaryCrossEntropy(weight, 1), "positiveWeight (" + weight + ") must be positive");
        assertRefused(
                () -> new WeightedBinaryCrossEntropy(1, weight), "negativeWeight (" + weight + ") must be positive");
    }

    @Test
    void gradientReadsNoMemoryThatTheCollectorFrees() {
        float[] expected = gradientsOf(new WeightedBinaryCrossEntropy(3, 2), LOGITS, 1);
        for (int i = 0; i < 20; i++) {
            float[] actual = gradientsOf(collectedAfter(new WeightedBinaryCrossEntropy(3, 2)), LOGITS, 1);
            assertArrayEquals(expected, actual);
        }
    }

    /** The loss, with all that Java no longer holds freed and written over before the gradient is asked for. */
    private static Loss collectedAfter(Loss loss) {
        return new Loss(loss.getName()) {
            @Override
            public NDArray evaluate(NDList labels, NDList predictions) {
                NDArray value = loss.evaluate(labels, predictions);
                System.gc();
                for (int i = 0; i < 1000; i++) {
                    MANAGER.create(new float[] {Float.NaN}).close();
                }
                return value;
            }
        };
    }

    private static double lossOf(Loss loss, float[] logits, int label) {
        try (NDManager scope = MANAGER.newSubManager()) {
            return loss.evaluate(labels(scope, logits.length, label), logits(scope, logits))
                    .getFloat();
        }
    }

    private static float[] gradientsOf(Loss loss, float[] logits, int label) {
        try (NDManager scope = MANAGER.newSubManager()) {
            NDList input = logits(scope, logits);
            input.head().setRequiresGradient(true);
            try (GradientCollector collector = MANAGER.getEngine().newGradientCollector()) {
                collector.backward(loss.evaluate(labels(scope, logits.length, label), input));
            }
            return input.head().getGradient().toFloatArray();
        }
    }

    private static NDList logits(NDManager scope, float[] logits) {
        return new NDList(scope.create(logits, new Shape(logits.length, 1)));
    }

    private static NDList labels(NDManager scope, int count, int label) {
        return new NDList(scope.full(new Shape(count, 1), label));
    }
}
