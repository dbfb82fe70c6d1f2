package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the padding changes no bit; how much of it there is, and the batch-mates, change no more than rounding. */
class PaddingTest {

    private static final float ROUNDING = 1e-6f;
    private static final float[] LABELS = {1, 0, 0, 1, 0};
    private static final PaddedBatch BATCH = PaddedBatch.draw(6, 3, 1, 2, 6, 1, 5, 3);
    private static final Net NET = Net.random(3, 8, 1);

    @AfterAll
    static void close() {
        NET.close();
    }

    @ParameterizedTest
    @ValueSource(
            floats = {
                1f,
                -7.5f,
                Float.MAX_VALUE,
                -Float.MAX_VALUE,
                Float.NaN,
                Float.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY
            })
    void contentOfThePaddingChangesNoBit(float filler) {
        PaddedBatch dirty = BATCH.padded(BATCH.time(), filler);
        assertArrayEquals(NET.logits(BATCH), NET.logits(dirty));
        Map<String, float[]> gradients = NET.gradients(dirty, LABELS, 3);
        assertFinite(gradients);
        Near.assertNear(NET.gradients(BATCH, LABELS, 3), gradients, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 10, 60})
    void morePaddingChangesNothing(int time) {
        PaddedBatch longer = BATCH.padded(time, Float.NaN);
        assertArrayEquals(NET.logits(BATCH), NET.logits(longer), ROUNDING);
        Map<String, float[]> gradients = NET.gradients(longer, LABELS, 3);
        assertFinite(gradients);
        Near.assertNear(NET.gradients(BATCH, LABELS, 3), gradients, ROUNDING);
    }

    @Test
    void batchMatesChangeNothing() {
        float[] together = NET.logits(BATCH);
        for (int i = 0; i < BATCH.size(); i++) {
            float[] alone = NET.logits(BATCH.chosen(i));
            assertEquals(together[i], alone[0], ROUNDING);
            float[] unpadded = NET.logits(BATCH.chosen(i).padded(BATCH.lengths()[i], 0));
            assertEquals(together[i], unpadded[0], ROUNDING);
        }
    }

    @Test
    void orderInTheBatchChangesNothing() {
        int[] order = {3, 1, 4, 0, 2};
        float[] logits = NET.logits(BATCH);
        float[] reordered = NET.logits(BATCH.chosen(order));
        float[] labels = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            assertEquals(logits[order[i]], reordered[i], ROUNDING);
            labels[i] = LABELS[order[i]];
        }
        Near.assertNear(NET.gradients(BATCH, LABELS, 3), NET.gradients(BATCH.chosen(order), labels, 3), ROUNDING);
    }

    @Test
    void gradientOfABatchIsTheMeanOfItsSequences() {
        Map<String, float[]> mean = NET.weights();
        mean.replaceAll((name, weights) -> new float[weights.length]);
        for (int i = 0; i < BATCH.size(); i++) {
            Map<String, float[]> one = NET.gradients(BATCH.chosen(i), new float[] {LABELS[i]}, 3);
            mean.forEach((name, sum) -> addTo(sum, one.getOrDefault(name, new float[0]), 1f / BATCH.size()));
        }
        Near.assertNear(mean, NET.gradients(BATCH, LABELS, 3), ROUNDING);
    }

    @Test
    void withoutLastStepEveryStepIsReal() {
        PaddedBatch full = new PaddedBatch(BATCH.padded(6, 0.5f).values(), new int[] {6, 6, 6, 6, 6});
        assertArrayEquals(NET.logits(full), NET.logitsOfAllSteps(full));
    }

    private static void addTo(float[] sum, float[] numbers, float share) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += share * numbers[i];
        }
    }

    private static void assertFinite(Map<String, float[]> gradients) {
        gradients.forEach((name, numbers) -> {
            for (float number : numbers) {
                assertTrue(Float.isFinite(number), name);
            }
        });
    }
}
