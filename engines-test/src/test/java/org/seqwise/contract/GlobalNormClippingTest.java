package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seqwise.contract.Refusal.assertRefused;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.util.Pair;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Objective;
import org.seqwise.optimizer.GlobalNormClipping;
import org.seqwise.training.LearningRateSchedule;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.StoppingRule;
import org.seqwise.training.TrainingLoop;
import org.seqwise.training.TrainingSettings;

class GlobalNormClippingTest {

    @Test
    void longGradientsBecomeAsLongAsTheBoundInTheirDirection() {
        try (Net net = withGradients()) {
            Map<String, float[]> before = gradients(net);
            double norm = norm(before);
            new GlobalNormClipping(norm / 3).clip(net.block().getParameters());
            before.values().forEach(numbers -> scale(numbers, 1.0 / 3));
            Near.assertNear(before, gradients(net), (float) (1e-6 * norm));
            assertEquals(norm / 3, norm(gradients(net)), 1e-6 * norm);
        }
    }

    @Test
    void parameterThatTwoBlocksShareCountsOnce() {
        try (Net net = withGradients()) {
            double norm = norm(gradients(net));
            ParameterList twice = net.block().getParameters();
            twice.addAll(net.block().getParameters());
            new GlobalNormClipping(norm / 3).clip(twice);
            assertEquals(norm / 3, norm(gradients(net)), 1e-6 * norm);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.001, 7, 49, 1e30})
    void shorterGradientsKeepEveryBit(double times) {
        try (Net net = withGradients()) {
            Map<String, float[]> before = gradients(net);
            new GlobalNormClipping(times * norm(before)).clip(net.block().getParameters());
            Near.assertNear(before, gradients(net), 0);
        }
    }

    @Test
    void clippingLeavesNoArrayBehindAndPassesOverWhatNeedsNoGradient() {
        try (Net net = withGradients()) {
            int before = net.manager().getManagedArrays().size();
            new GlobalNormClipping(1e-3).clip(net.block().getParameters());
            net.block().freezeParameters(true);
            new GlobalNormClipping(1e-3).clip(net.block().getParameters());
            assertEquals(before, net.manager().getManagedArrays().size());
        }
    }

    @Test
    void trainingMovesNoFurtherThanTheClippedGradients() {
        double free = movement(Double.POSITIVE_INFINITY);
        double clipped = movement(1e-4);
        // 13 batches of 16; momentum 0.9 makes a gradient count ten times at most, and Nesterov's step looks one ahead.
        assertTrue(clipped > 0 && clipped <= 13 * 0.01 * 1e-4 * 10, "moved by " + clipped);
        assertTrue(free > 100 * clipped, free + " freely, clipped " + clipped);
    }

    private static double movement(double maxGradientNorm) {
        Sequences train = Study.first(200, Study.SPLIT.train());
        TrainingSettings settings = new TrainingSettings(
                OptimizerChoice.SGD,
                0.01,
                LearningRateSchedule.constant(),
                16,
                1,
                StoppingRule.after(5),
                Objective.CROSS_ENTROPY,
                1,
                maxGradientNorm);
        try (Net net = Net.initial(5, 4, 1)) {
            Map<String, float[]> before = net.weights();
            new TrainingLoop(net.block(), net.manager(), settings, told -> {}, () -> false).run(train, train);
            Map<String, float[]> after = net.weights();
            before.forEach((name, numbers) -> subtract(after.getOrDefault(name, new float[0]), numbers));
            return norm(after);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void boundMustBePositiveAndFinite(double wrong) {
        assertRefused(() -> new GlobalNormClipping(wrong), "maxNorm (" + wrong + ") must be positive and finite.");
    }

    private static Net withGradients() {
        Net net = Net.random(3, 4, 1);
        net.gradients(PaddedBatch.draw(5, 3, 1, 5, 4, 3, 2, 1, 5, 5, 2), new float[] {1, 0, 1, 0, 0, 1, 1, 1}, 1);
        return net;
    }

    private static Map<String, float[]> gradients(Net net) {
        Map<String, float[]> gradients = new LinkedHashMap<>();
        for (Pair<String, Parameter> named : net.block().getParameters()) {
            try (NDArray gradient = named.getValue().getArray().getGradient()) {
                gradients.put(named.getKey(), gradient.toFloatArray());
            }
        }
        return gradients;
    }

    private static double norm(Map<String, float[]> arrays) {
        double squares = 0;
        for (float[] array : arrays.values()) {
            for (float number : array) {
                squares += (double) number * number;
            }
        }
        return Math.sqrt(squares);
    }

    private static void scale(float[] numbers, double factor) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (numbers[i] * factor);
        }
    }

    private static void subtract(float[] numbers, float[] others) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] -= others[i];
        }
    }
}
