package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.seqwise.nn.Weights;

class WeightsTest {

    private static final PaddedBatch BATCH = PaddedBatch.draw(4, 2, 1, 4, 2, 1);

    @Test
    void restoredBlockHasTheseWeightsToTheBitAndScoresByThem() {
        try (Net one = Net.random(2, 3, 1);
                Net other = Net.initial(2, 3, 2)) {
            assertFalse(Arrays.equals(one.logits(BATCH), other.logits(BATCH)));
            Weights.restore(other.block(), one.weights());
            Near.assertNear(one.weights(), other.weights(), 0);
            Near.assertNear(Map.of("logits", one.logits(BATCH)), Map.of("logits", other.logits(BATCH)), 0);
        }
    }

    @Test
    void weightsThatAreNoNumbersAreOverwritten() {
        try (Net net = Net.initial(2, 3, 1)) {
            Map<String, float[]> good = net.weights();
            Map<String, float[]> bad = net.weights();
            bad.values().forEach(array -> Arrays.fill(array, Float.NaN));
            Weights.restore(net.block(), bad);
            Weights.restore(net.block(), good);
            Near.assertNear(good, net.weights(), 0);
        }
    }

    @Test
    void blockIsRestoredOnAnyThreadAndWhenItIsFrozen() throws Exception {
        try (Net one = Net.random(2, 3, 1);
                Net other = Net.initial(2, 3, 2)) {
            Map<String, float[]> before = other.weights();
            OtherThread.call(() -> {
                Weights.restore(other.block(), one.weights());
                return true;
            });
            Near.assertNear(one.weights(), other.weights(), 0);
            other.block().freezeParameters(true);
            Weights.restore(other.block(), before);
            Near.assertNear(before, other.weights(), 0);
        }
    }

    @Test
    void restoredWeightsLearnOn() {
        try (Net net = Net.random(2, 3, 1)) {
            Map<String, float[]> before = net.gradients(BATCH, new float[] {1, 0, 1}, 1);
            Weights.restore(net.block(), net.weights());
            Near.assertNear(before, net.gradients(BATCH, new float[] {1, 0, 1}, 1), 0);
        }
    }

    @Test
    void copyIsTheCallersOwn() {
        try (Net net = Net.random(2, 3, 1)) {
            Map<String, float[]> copy = net.weights();
            copy.values().forEach(array -> Arrays.fill(array, 7));
            net.weights().forEach((name, own) -> assertFalse(Arrays.equals(copy.get(name), own), name));
        }
    }

    @Test
    void djlsOwnInitializersTellBiasesFromKernels() {
        try (Net net = Net.initial(2, 3, 1)) {
            for (Pair<String, Parameter> named : net.block().getParameters()) {
                Parameter.Type expected = named.getKey().endsWith("bias") ? Parameter.Type.BIAS : Parameter.Type.WEIGHT;
                assertEquals(expected, named.getValue().getType(), named.getKey());
            }
        }
    }

    @Test
    void missingOrUnfittingWeightsAreRefused() {
        try (Net net = Net.initial(2, 3, 1)) {
            assertThrows(IllegalArgumentException.class, () -> Weights.restore(net.block(), Map.of()));
            Map<String, float[]> tooShort = new LinkedHashMap<>(net.weights());
            tooShort.replaceAll((name, array) -> new float[array.length - 1]);
            assertThrows(IllegalArgumentException.class, () -> Weights.restore(net.block(), tooShort));
        }
    }
}
