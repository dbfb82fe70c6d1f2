package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import ai.djl.ndarray.NDManager;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Arrays;

/** Makes of an array that still reads freed memory one that reads something else. */
final class FreedMemory {

    private FreedMemory() {}

    /** Frees the memory behind all arrays that Java no longer holds, and writes over it. */
    static void writeOver(NDManager manager) {
        // The memory is freed on a thread of its own: what the second collection found is handed out when that of the
        // first is done with.
        awaitCollection();
        awaitCollection();
        for (int size : new int[] {1, 5, 15, 24, 120}) {
            float[] filler = new float[size];
            Arrays.fill(filler, Float.NaN);
            for (int i = 0; i < 300; i++) {
                manager.create(filler).close();
            }
        }
    }

    private static void awaitCollection() {
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        PhantomReference<Object> garbage = new PhantomReference<>(new Object(), collected);
        System.gc();
        try {
            assertNotNull(collected.remove(60_000), "nothing was collected within a minute");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            Reference.reachabilityFence(garbage);
        }
    }
}
