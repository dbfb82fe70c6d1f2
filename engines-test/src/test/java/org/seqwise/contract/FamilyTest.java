package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.nn.DropoutMasks;
import org.seqwise.nn.Execution;
import org.seqwise.reference.Cell;
import org.seqwise.reference.Dropout;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;
import org.seqwise.reference.ReferenceLoss;
import org.seqwise.reference.ReferenceNetwork;

/**
 * Every form of the network against the float64 reference: all of cell x layers x direction x pooling x dense layer, each with and without
 * dropout. Lengths (all 1, mixed, all full) and batches (1, 7, 64) go round, so that each form meets three of the nine and each pair of
 * values meets often: a covering, not the full product.
 */
class FamilyTest {

    private static final int FEATURES = 3;
    private static final int TIME = 5;
    private static final int[] BATCHES = {1, 7, 64};
    private static final float DROPOUT = 0.3f;
    private static final List<Execution> EXECUTIONS = List.of(
            new Execution(Execution.Form.FUSED, Execution.ALL),
            Execution.UNROLLED,
            new Execution(Execution.Form.FUSED, 100),
            new Execution(Execution.Form.UNROLLED, 100));

    static List<NetworkShape> shapes() {
        List<NetworkShape> shapes = new ArrayList<>();
        for (Cell cell : Cell.values()) {
            for (int layers = 1; layers <= 3; layers++) {
                for (boolean bidirectional : new boolean[] {false, true}) {
                    for (Pooling pooling : Pooling.values()) {
                        for (int dense : new int[] {0, 3}) {
                            shapes.add(new NetworkShape(cell, FEATURES, 4, layers, bidirectional, pooling, dense));
                        }
                    }
                }
            }
            // One unit everywhere, where an axis of one could stand for another.
            for (Pooling pooling : Pooling.values()) {
                shapes.add(new NetworkShape(cell, FEATURES, 1, 2, true, pooling, 1));
            }
        }
        return shapes;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void logitsAndGradientsAreTheReferences(NetworkShape shape) {
        int turn = shapes().indexOf(shape);
        for (int lengths = 0; lengths < 3; lengths++) {
            PaddedBatch batch = batch(lengths, BATCHES[(turn + lengths) % BATCHES.length], turn);
            float dropout = (turn + lengths) % 2 == 0 ? DROPOUT : 0;
            // Each form is fused in one length, unrolled in the next, and in pieces, which only 64 sequences make, in
            // either.
            Execution execution = EXECUTIONS.get((turn / 3 + lengths) % EXECUTIONS.size());
            try (Net net = Net.random(shape, execution, dropout, turn)) {
                assertForward(net, batch);
                assertGradients(net, batch, dropout, turn);
                assertEquals(
                        shape.parameters().size(),
                        net.manager().getManagedArrays().size(),
                        "arrays left behind");
            }
        }
    }

    private static PaddedBatch batch(int lengths, int size, long seed) {
        int[] steps = new int[size];
        Arrays.fill(steps, lengths == 0 ? 1 : TIME);
        if (lengths == 1) {
            steps = new Random(seed).ints(size, 1, TIME + 1).toArray();
        }
        // Single steps come padded and, since a cell may take another way then, as a batch of no more than one step.
        int time = lengths == 0 && seed / 2 % 2 == 0 ? 1 : TIME;
        return PaddedBatch.draw(TIME, FEATURES, seed, steps).padded(time, Float.NaN);
    }

    private static void assertForward(Net net, PaddedBatch batch) {
        ReferenceNetwork reference = net.reference();
        double[] expected = new double[batch.size()];
        Arrays.setAll(expected, i -> reference.logit(batch.sequence(i)));
        float[] actual = net.logits(batch);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-5 * Math.max(1, Math.abs(expected[i])), "logit " + i);
        }
    }

    private static void assertGradients(Net net, PaddedBatch batch, float dropout, long seed) {
        float[] labels = new float[batch.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 3 == 0 ? 1 : 0;
        }
        Map<String, double[]> expected = expected(net, batch, labels, dropout, seed);
        Map<String, float[]> actual = net.gradients(batch, labels, 2);
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, numbers) -> {
            double largest = Arrays.stream(numbers).map(Math::abs).max().orElseThrow();
            float[] others = actual.getOrDefault(name, new float[0]);
            for (int i = 0; i < numbers.length; i++) {
                assertEquals(numbers[i], others[i], 1e-6 + 1e-4 * largest, name + "[" + i + "]");
            }
        });
    }

    private static Map<String, double[]> expected(
            Net net, PaddedBatch batch, float[] labels, float dropout, long seed) {
        List<float[][]> sequences = new ArrayList<>();
        int[] answers = new int[batch.size()];
        for (int i = 0; i < batch.size(); i++) {
            sequences.add(batch.sequence(i));
            answers[i] = (int) labels[i];
        }
        // What the block will draw in its first training call.
        List<Dropout> dropouts =
                new DropoutMasks(dropout, seed).nextOfEach(net.block().shape(), batch.size());
        return net.reference()
                .lossGradients(sequences, answers, dropouts, ReferenceLoss.crossEntropy(2, 1))
                .gradients();
    }
}
