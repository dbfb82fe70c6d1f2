package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.nn.InputGradients;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;
import org.seqwise.reference.ReferenceNetwork;

/** How a logit changes with the numbers of its sequence, against the float64 reference. */
class InputGradientsTest {

    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final PaddedBatch BATCH = PaddedBatch.draw(6, 3, 1, 2, 6, 1, 5, 3, 1, 4);

    static List<NetworkShape> shapes() {
        return FamilyTest.shapes();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gradientsAreTheReferences(NetworkShape shape) {
        Sequences sequences = sequences(BATCH);
        try (Net net = Net.random(shape, 0.3f, 3)) {
            net.block().freezeParameters(true);
            ReferenceNetwork reference = net.reference();
            double[][][] actual = InputGradients.of(net.block(), net.manager(), sequences, 4);
            for (int i = 0; i < BATCH.size(); i++) {
                double[][] expected = reference.inputGradient(BATCH.sequence(i));
                double largest = Arrays.stream(expected)
                        .flatMapToDouble(Arrays::stream)
                        .map(Math::abs)
                        .max()
                        .orElseThrow();
                assertEquals(expected.length, actual[i].length);
                for (int t = 0; t < expected.length; t++) {
                    assertArrayEquals(expected[t], actual[i][t], 1e-6 + 1e-4 * largest, i + "[" + t + "]");
                }
            }
            assertEquals(0, net.block().masks().calls());
            assertEquals(
                    shape.parameters().size(), net.manager().getManagedArrays().size(), "arrays left behind");
        }
    }

    @Test
    void gradientIsTheSlopeOfTheEnginesOwnLogit() {
        NetworkShape shape = new NetworkShape(Cell.GRU, 3, 5, 2, true, Pooling.ATTENTION, 0);
        try (Net net = Net.random(shape, 0, 5)) {
            net.block().freezeParameters(true);
            float[][] steps = BATCH.sequence(4);
            double[][][] gradient = InputGradients.of(net.block(), net.manager(), sequences(BATCH.chosen(4)), 1);
            for (int t = 0; t < steps.length; t++) {
                for (int f = 0; f < NAMES.size(); f++) {
                    double slope = (logit(net, steps, t, f, 0.01f) - logit(net, steps, t, f, -0.01f)) / 0.02;
                    assertEquals(slope, gradient[0][t][f], 1e-3);
                }
            }
        }
    }

    private static double logit(Net net, float[][] steps, int step, int feature, float more) {
        float[][] moved = Arrays.stream(steps).map(float[]::clone).toArray(float[][]::new);
        moved[step][feature] += more;
        return net.logits(new PaddedBatch(new float[][][] {moved}, new int[] {steps.length}))[0];
    }

    @Test
    void explainingLeavesTheWeightsAndTheirGradientsAsTheyAre() {
        float[] labels = {1, 0, 0, 1, 0, 1, 1};
        try (Net net = Net.random(FamilyTest.shapes().get(0), 0, 7);
                Net other = Net.random(FamilyTest.shapes().get(0), 0, 7)) {
            Map<String, float[]> before = net.weights();
            net.block().freezeParameters(true);
            InputGradients.of(net.block(), net.manager(), sequences(BATCH), 3);
            net.block().freezeParameters(false);
            Near.assertNear(before, net.weights(), 0);
            Near.assertNear(other.gradients(BATCH, labels, 2), net.gradients(BATCH, labels, 2), 0);
        }
    }

    @Test
    void threadsThatExplainAtOnceTakeTurns() {
        Sequences sequences = sequences(BATCH);
        try (Net net = Net.random(3, 8, 9)) {
            net.block().freezeParameters(true);
            double[][][] alone = InputGradients.of(net.block(), net.manager(), sequences, 2);
            List<CompletableFuture<double[][][]>> together = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> InputGradients.of(net.block(), net.manager(), sequences, 2)))
                    .toList();
            for (CompletableFuture<double[][][]> one : together) {
                assertEquals(Arrays.deepToString(alone), Arrays.deepToString(one.join()));
            }
        }
    }

    private static Sequences sequences(PaddedBatch batch) {
        SequencesBuilder builder = Sequences.builder(NAMES);
        for (int i = 0; i < batch.size(); i++) {
            builder.addUnlabeled("s" + i, batch.sequence(i));
        }
        return builder.build();
    }
}
