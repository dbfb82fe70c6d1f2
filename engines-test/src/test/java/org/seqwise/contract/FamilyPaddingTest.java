package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;

/** For every cell, pooling and direction, in two layers: nothing but a sequence's own steps has a say in its logit and gradient. */
class FamilyPaddingTest {

    private static final float ROUNDING = 1e-6f;
    private static final float[] LABELS = {1, 0, 0, 1, 0};
    private static final PaddedBatch BATCH = PaddedBatch.draw(6, 3, 1, 2, 6, 1, 5, 3);

    static List<NetworkShape> shapes() {
        List<NetworkShape> shapes = new ArrayList<>();
        for (Cell cell : Cell.values()) {
            for (Pooling pooling : Pooling.values()) {
                shapes.add(new NetworkShape(cell, 3, 8, 2, false, pooling, 0));
                shapes.add(new NetworkShape(cell, 3, 8, 2, true, pooling, 4));
            }
        }
        return shapes;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void contentOfThePaddingChangesNoBitAndItsLengthOnlyRounding(NetworkShape shape) {
        try (Net net = Net.random(shape, 0, 1)) {
            PaddedBatch dirty = BATCH.padded(BATCH.time(), Float.NaN);
            PaddedBatch longer = BATCH.padded(11, Float.POSITIVE_INFINITY);
            float[] logits = net.logits(BATCH);
            assertArrayEquals(logits, net.logits(dirty));
            assertArrayEquals(logits, net.logits(longer), ROUNDING);
            Map<String, float[]> gradients = net.gradients(BATCH, LABELS, 3);
            Near.assertNear(gradients, net.gradients(dirty, LABELS, 3), 0);
            Near.assertNear(gradients, net.gradients(longer, LABELS, 3), ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void matesAndOrderInTheBatchChangeNothing(NetworkShape shape) {
        int[] order = {3, 1, 4, 0, 2};
        try (Net net = Net.random(shape, 0, 2)) {
            float[] logits = net.logits(BATCH);
            float[] reordered = net.logits(BATCH.chosen(order));
            for (int i = 0; i < order.length; i++) {
                assertEquals(logits[order[i]], reordered[i], ROUNDING);
                PaddedBatch alone = BATCH.chosen(i).padded(BATCH.lengths()[i], 0);
                assertEquals(logits[i], net.logits(alone)[0], ROUNDING);
            }
        }
    }
}
