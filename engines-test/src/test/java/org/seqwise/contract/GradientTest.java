package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seqwise.reference.ReferenceLoss;
import org.seqwise.reference.ReferenceNetwork;

class GradientTest {

    private static final float STEP = 1e-3f;
    private static final int[] LENGTHS = {4, 1, 3, 2, 4};
    private static final float[] LABELS = {1, 0, 1, 0, 0};

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 3, 1", "2, 3, 4", "3, 5, 0.5"})
    void gradientsAreTheFiniteDifferencesOfTheReference(int features, int hidden, double positiveWeight) {
        PaddedBatch batch = PaddedBatch.draw(4, features, hidden, LENGTHS);
        try (Net net = Net.random(features, hidden, 10L * hidden)) {
            Map<String, float[]> weights = net.weights();
            Map<String, float[]> gradients = net.gradients(batch, LABELS, positiveWeight);
            weights.forEach((name, array) -> {
                float[] actual = gradients.getOrDefault(name, new float[0]);
                assertEquals(array.length, actual.length, name);
                for (int i = 0; i < array.length; i++) {
                    double expected = difference(net, weights, array, i, batch, positiveWeight);
                    assertEquals(expected, actual[i], 1e-6 + 1e-4 * Math.abs(expected), name + "[" + i + "]");
                }
            });
        }
    }

    private static double difference(
            Net net, Map<String, float[]> weights, float[] array, int index, PaddedBatch batch, double positiveWeight) {
        float kept = array[index];
        array[index] = kept + STEP;
        double width = array[index];
        double above = loss(net.reference(weights), batch, positiveWeight);
        array[index] = kept - STEP;
        // What was really added and taken away, for a float does not hold every sum.
        width -= array[index];
        double below = loss(net.reference(weights), batch, positiveWeight);
        array[index] = kept;
        return (above - below) / width;
    }

    private static double loss(ReferenceNetwork reference, PaddedBatch batch, double positiveWeight) {
        ReferenceLoss loss = ReferenceLoss.crossEntropy(positiveWeight, 1);
        double sum = 0;
        for (int i = 0; i < batch.size(); i++) {
            sum += loss.loss(reference.logit(batch.sequence(i)), (int) LABELS[i]);
        }
        return sum / batch.size();
    }
}
