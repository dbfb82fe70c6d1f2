package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.seqwise.data.NativeArrays;

/** Numbers reach the engine as they are. */
@Timeout(60)
class NativeArraysTest {

    private static final long SECONDS = 4;
    private static final int LENGTH = 1000;

    @Test
    void numbersAreThoseThatWereGivenWhileGarbageIsCollected() throws InterruptedException {
        AtomicBoolean isOver = new AtomicBoolean();
        // With DJL's own create(float[]), one array in 5,000 was wrong on one engine.
        Thread collector = new Thread(() -> collect(isOver), "collector");
        collector.start();
        try (NDManager manager = NDManager.newBaseManager()) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            for (int i = 1; System.nanoTime() < end; i++) {
                float[] values = new float[LENGTH];
                Arrays.fill(values, i);
                try (NDArray array = NativeArrays.of(manager, values)) {
                    assertArrayEquals(values, array.toFloatArray());
                }
            }
        } finally {
            isOver.set(true);
            collector.join();
        }
    }

    private static void collect(AtomicBoolean isOver) {
        while (!isOver.get()) {
            System.gc();
        }
    }

    @Test
    void anArrayHasTheShapeThatWasAskedFor() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray matrix = NativeArrays.of(manager, new float[] {1, 2, 3, 4, 5, 6}, new Shape(2, 3));
            assertEquals(new Shape(2, 3), matrix.getShape());
            assertEquals(4, matrix.getFloat(1, 0));
            assertEquals(
                    new Shape(),
                    NativeArrays.of(manager, new float[] {7}, new Shape()).getShape());
            assertEquals(new Shape(2), NativeArrays.of(manager, 8, 9).getShape());
        }
    }

    @Test
    void anArrayDoesNotShareMemoryWithWhatItWasMadeFrom() {
        try (NDManager manager = NDManager.newBaseManager()) {
            float[] values = {1, 2};
            NDArray array = NativeArrays.of(manager, values);
            values[0] = 5;
            assertArrayEquals(new float[] {1, 2}, array.toFloatArray());
        }
    }
}
