package org.seqwise.reference;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceNetworkTest {

    private final Random random = new Random(7);

    @ParameterizedTest
    @CsvSource({"LSTM, 0.11836276715371538", "GRU, 0.12898537330210838", "GRU_RESET_BEFORE, 0.13563388572175777"})
    void everyPartTogetherIsAsComputedApart(Cell cell, double expected) {
        // Computed apart, with nested lists: element e of parameter p is ((5 p + 3 e) mod 11 - 5) / 8. Of the two dense
        // units the rectifier stops the second.
        NetworkShape shape = new NetworkShape(cell, 1, 1, 2, true, Pooling.MEAN_MAX_LAST, 2);
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (ParameterShape parameter : shape.parameters()) {
            float[] values = new float[parameter.size()];
            for (int e = 0; e < values.length; e++) {
                values[e] = ((5 * weights.size() + 3 * e) % 11 - 5) / 8f;
            }
            weights.put(parameter.name(), values);
        }
        ReferenceNetwork network = new ReferenceNetwork(shape, weights);
        assertEquals(expected, network.logit(new float[][] {{1}, {-0.5f}, {2}}), 1e-14);
    }

    @ParameterizedTest
    @EnumSource
    void theBackwardDirectionIsTheForwardOneOfTheReversedSequence(Cell cell) {
        NetworkShape both = new NetworkShape(cell, 2, 3, 1, true, Pooling.LAST, 0);
        Map<String, float[]> weights = RandomCases.weights(both, random);
        // With the forward direction's half of the head at 0, the logit is the backward direction's alone.
        float[] head = weights.get("head_kernel");
        Arrays.fill(head, 0, 3, 0);
        NetworkShape one = new NetworkShape(cell, 2, 3, 1, false, Pooling.LAST, 0);
        Map<String, float[]> half = new LinkedHashMap<>();
        for (String name : List.of("kernel", "recurrent", "bias", "recurrent_bias")) {
            half.put("layer1_forward_" + name, weights.get("layer1_backward_" + name));
        }
        half.put("head_kernel", Arrays.copyOfRange(head, 3, 6));
        half.put("head_bias", weights.get("head_bias"));
        List<float[]> steps = new ArrayList<>(List.of(RandomCases.sequence(4, 2, random)));
        double forwardThen = new ReferenceNetwork(both, weights).logit(steps.toArray(float[][]::new));
        Collections.reverse(steps);
        assertEquals(new ReferenceNetwork(one, half).logit(steps.toArray(float[][]::new)), forwardThen, 1e-14);
    }

    @ParameterizedTest
    @EnumSource
    void aMirroredNetworkReadsTheMirroredSequence(Pooling pooling) {
        // With both directions alike, and columns that read them alike, time has no arrow.
        NetworkShape shape = new NetworkShape(Cell.GRU, 2, 1, 2, true, pooling, 0);
        Map<String, float[]> weights = RandomCases.weights(shape, random);
        for (String name : List.copyOf(weights.keySet())) {
            weights.put(name.replace("backward", "forward"), weights.get(name));
        }
        for (String name :
                List.of("layer2_forward_kernel", "layer2_backward_kernel", "head_kernel", "attention_kernel")) {
            float[] kernel = weights.getOrDefault(name, new float[0]);
            for (int i = 0; i < kernel.length; i += 2) {
                kernel[i + 1] = kernel[i];
            }
        }
        ReferenceNetwork network = new ReferenceNetwork(shape, weights);
        List<float[]> steps = new ArrayList<>(List.of(RandomCases.sequence(5, 2, random)));
        double logit = network.logit(steps.toArray(float[][]::new));
        Collections.reverse(steps);
        assertEquals(logit, network.logit(steps.toArray(float[][]::new)), 1e-14);
    }

    @Test
    void givenArraysAreCopiedAndLeftAlone() {
        NetworkShape shape = new NetworkShape(Cell.GRU, 2, 3, 1, false, Pooling.MAX, 0);
        Map<String, float[]> weights = RandomCases.weights(shape, random);
        float[][] steps = RandomCases.sequence(2, 2, random);
        float[] firstStep = steps[0].clone();
        ReferenceNetwork network = new ReferenceNetwork(shape, weights);
        double logit = network.logit(steps);
        weights.values().forEach(values -> Arrays.fill(values, 9));
        assertEquals(logit, network.logit(steps));
        network.inputGradient(steps);
        assertArrayEquals(firstStep, steps[0]);
        assertEquals(logit, network.logit(steps));
    }

    @Test
    void gradientsAreSumsOverSequences() {
        NetworkShape shape = new NetworkShape(Cell.LSTM, 2, 2, 1, true, Pooling.ATTENTION, 3);
        ReferenceNetwork network = new ReferenceNetwork(shape, RandomCases.weights(shape, random));
        List<float[][]> sequences = List.of(RandomCases.sequence(1, 2, random), RandomCases.sequence(3, 2, random));
        List<Dropout> none = List.of(Dropout.NONE, Dropout.NONE);
        Map<String, double[]> both = network.gradients(sequences, new double[] {2, -3}, none);
        Map<String, double[]> first = network.gradients(sequences, new double[] {1, 0}, none);
        Map<String, double[]> second = network.gradients(sequences, new double[] {0, 1}, none);
        assertEquals(shape.parameters().stream().map(ParameterShape::name).toList(), List.copyOf(both.keySet()));
        both.forEach((name, sum) -> {
            double[] ofFirst = requireNonNull(first.get(name));
            double[] ofSecond = requireNonNull(second.get(name));
            for (int i = 0; i < sum.length; i++) {
                assertEquals(2 * ofFirst[i] - 3 * ofSecond[i], sum[i], 1e-14, name);
            }
        });
        // The logit grows with the head's bias as 1, and so the sum as 2 - 3.
        assertArrayEquals(new double[] {-1}, both.get("head_bias"), 1e-15);
    }
}
