package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import ai.djl.util.PairList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.WeightedBinaryCrossEntropy;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;

/** What a forward call that records keeps for the backward pass, and what it drops. */
class RecordedForwardTest {

    private static final float[] LABELS = {1, 0, 0, 1, 0};
    private static final PaddedBatch BATCH = PaddedBatch.draw(6, 3, 1, 2, 6, 1, 5, 3);

    @ParameterizedTest
    @EnumSource
    void gradientReadsNoMemoryThatTheCollectorFrees(Pooling pooling) {
        for (Cell cell : Cell.values()) {
            try (Net net = Net.random(shape(cell, pooling), 0.3f, 1)) {
                Map<String, float[]> expected = net.gradients(BATCH, LABELS, 3);
                net.block().masks().resumeAfter(0);
                Map<String, float[]> actual =
                        net.gradients(BATCH, LABELS, 3, new PairList<>(), () -> FreedMemory.writeOver(net.manager()));
                Near.assertNear(expected, actual, 0);
            }
        }
    }

    @Test
    void weightsThatTheStoreCopiesGetTheGradients() {
        try (Net net = Net.random(shape(Cell.GRU_RESET_BEFORE, Pooling.ATTENTION), 0, 1);
                NDManager scope = net.manager().newSubManager()) {
            ParameterStore copies = new ParameterStore(scope, true);
            NDList input = BATCH.toArrays(scope);
            try (GradientCollector collector = scope.getEngine().newGradientCollector()) {
                NDList logits = net.block().forward(copies, input, true);
                collector.backward(
                        new WeightedBinaryCrossEntropy(3, 1).evaluate(new NDList(scope.create(LABELS)), logits));
            }
            Map<String, float[]> actual = new LinkedHashMap<>();
            for (Pair<String, Parameter> named : net.block().getParameters()) {
                NDArray copy = copies.getValue(named.getValue(), scope.getDevice(), true);
                actual.put(named.getKey(), copy.getGradient().toFloatArray());
            }
            Near.assertNear(net.gradients(BATCH, LABELS, 3), actual, 0);
        }
    }

    @Test
    void dropoutCanBeLeftOutOfAGradient() {
        NetworkShape shape = shape(Cell.GRU, Pooling.MEAN);
        try (Net dropping = Net.random(shape, 0.5f, 1);
                Net whole = Net.random(shape, 0, 1)) {
            PairList<String, Object> none = new PairList<>();
            none.add(SequenceNetwork.DROPOUT, false);
            Near.assertNear(whole.gradients(BATCH, LABELS, 3), dropping.gradients(BATCH, LABELS, 3, none, () -> {}), 0);
            assertEquals(0, dropping.block().masks().calls());
        }
    }

    @Test
    void masksGoOnWhereTheyStopped() {
        NetworkShape shape = shape(Cell.LSTM, Pooling.LAST);
        try (Net through = Net.random(shape, 0.5f, 1);
                Net resumed = Net.random(shape, 0.5f, 1)) {
            Map<String, float[]> first = through.gradients(BATCH, LABELS, 3);
            Map<String, float[]> second = through.gradients(BATCH, LABELS, 3);
            assertFalse(Arrays.equals(first.get("head_kernel"), second.get("head_kernel")));
            resumed.block().masks().resumeAfter(through.block().masks().calls() - 1);
            Near.assertNear(second, resumed.gradients(BATCH, LABELS, 3), 0);
        }
    }

    private static NetworkShape shape(Cell cell, Pooling pooling) {
        return new NetworkShape(cell, 3, 5, 2, true, pooling, 4);
    }
}
