package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.seqwise.contract.Refusal.assertRefused;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seqwise.engine.Engines;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.reference.ReferenceNetwork;

class ForwardTest {

    private static final double TOLERANCE = 1e-5;
    private static final int TIME = 9;

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 5, 7", "3, 1, 64", "3, 5, 1", "3, 4, 7", "32, 1, 7", "32, 5, 1", "32, 6, 64"})
    void logitsAreTheReferences(int hidden, int features, int batch) {
        try (Net net = Net.random(features, hidden, 100L * hidden + batch)) {
            assertReference(net, PaddedBatch.draw(1, features, 1, ofLength(1, batch)));
            assertReference(net, PaddedBatch.draw(TIME, features, 2, ofLength(1, batch)));
            assertReference(net, PaddedBatch.draw(TIME, features, 3, mixed(batch)));
            assertReference(net, PaddedBatch.draw(TIME, features, 4, ofLength(TIME, batch)));
        }
    }

    @Test
    void logitsOfInitialWeightsAreTheReferences() {
        try (Net net = Net.initial(5, 16, 42)) {
            assertReference(net, PaddedBatch.draw(TIME, 5, 5, mixed(7)));
        }
    }

    @Test
    void logitsOfLongSequencesAreTheReferences() {
        try (Net net = Net.random(2, 3, 6)) {
            assertReference(net, PaddedBatch.draw(200, 2, 6, 200, 1, 100));
        }
    }

    @Test
    void saturatedGatesAreTheReferences() {
        try (Net net = Net.random(2, 3, 7)) {
            PaddedBatch batch = PaddedBatch.draw(TIME, 2, 7, mixed(7));
            for (float[][] sequence : batch.values()) {
                for (float[] step : sequence) {
                    step[0] *= 1000;
                }
            }
            assertReference(net, batch);
        }
    }

    @Test
    void statedOutputShapeIsThatOfTheLogits() {
        try (Net net = Net.initial(2, 3, 8)) {
            Shape[] stated = net.block().getOutputShapes(new Shape[] {new Shape(4, TIME, 2), new Shape(4)});
            assertArrayEquals(new Shape[] {new Shape(4, 1)}, stated);
        }
    }

    @Test
    void inputsOfOtherShapesThanTheBlocksAreRefused() {
        SequenceNetwork block =
                SequenceNetwork.builder().setShape(Net.plain(2, 3)).build();
        try (NDManager manager = Engines.engine().newBaseManager()) {
            for (Shape wrong : new Shape[] {new Shape(1, 1, 3), new Shape(1, 2)}) {
                assertRefused(
                        () -> block.initialize(manager, DataType.FLOAT32, wrong, new Shape(1)),
                        "Input " + wrong + " must be (batch, time, 2 features).");
            }
        }
    }

    private static void assertReference(Net net, PaddedBatch batch) {
        ReferenceNetwork reference = net.reference();
        double[] expected = new double[batch.size()];
        Arrays.setAll(expected, i -> reference.logit(batch.sequence(i)));
        Near.assertNear(expected, net.logits(batch), TOLERANCE);
    }

    private static int[] ofLength(int length, int batch) {
        int[] lengths = new int[batch];
        Arrays.fill(lengths, length);
        return lengths;
    }

    private static int[] mixed(int batch) {
        return new Random(batch).ints(batch, 1, TIME + 1).toArray();
    }
}
