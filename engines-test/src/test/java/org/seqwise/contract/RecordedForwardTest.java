package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.util.PairList;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.nn.SequenceNetwork;
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
                        net.gradients(BATCH, LABELS, 3, new PairList<>(), () -> writeOverGarbage(net));
                Near.assertNear(expected, actual, 0);
            }
        }
    }

    private static void writeOverGarbage(Net net) {
        System.gc();
        for (int size : new int[] {1, 5, 15, 24, 120}) {
            float[] filler = new float[size];
            Arrays.fill(filler, Float.NaN);
            for (int i = 0; i < 300; i++) {
                net.manager().create(filler).close();
            }
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
