package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class SequenceStoreTest {

    private final Path parent;
    private final Path folder;

    SequenceStoreTest(@TempDir Path parent) {
        this.parent = parent;
        folder = parent.resolve("store");
    }

    @Test
    void everythingComesBackToTheBit() {
        Sequences heap = StoreSample.written(folder, 400, 1);
        assertTrue(heap.missingCount() > 0);
        StoreSample.assertSame(heap, StoreSample.opened(folder));
        StoreSample.assertSame(heap, SequenceStore.open(folder));
    }

    @Test
    void whatIsNotKnownTakesNoFile() throws IOException {
        try (StoreWriter writer = SequenceStore.writer(folder, List.of("x"))) {
            writer.accept("a", new float[] {1, 2, 3}, 1, 2, SequenceSink.UNLABELED);
            assertEquals(1, writer.size());
            assertEquals(2, writer.totalSteps());
            writer.finish();
        }
        assertEquals(
                List.of("checksums.i32", "id-ends.i64", "ids.utf8", "step-ends.i64", "store.header", "values.f32"),
                names(folder));
        StoreSample.assertSame(
                Sequences.builder(List.of("x"))
                        .addUnlabeled("a", new float[][] {{2}, {3}})
                        .build(),
                SequenceStore.open(folder));
    }

    @Test
    void aStoreMayHaveNoSequence() {
        try (StoreWriter writer = SequenceStore.writer(folder, List.of("x"))) {
            writer.finish();
        }
        Sequences none = SequenceStore.open(folder);
        StoreSample.assertSame(Sequences.builder(List.of("x")).build(), none);
        assertThrows(IndexOutOfBoundsException.class, () -> none.id(0));
    }

    @Test
    void placesOutsideAreRefused() {
        StoreSample.written(folder, 10, 1);
        Sequences store = StoreSample.opened(folder);
        int steps = store.stepCount(3);
        assertThrows(IndexOutOfBoundsException.class, () -> store.label(10));
        assertThrows(IndexOutOfBoundsException.class, () -> store.value(3, steps, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> store.value(3, 0, 2));
        FloatBuffer small = FloatBuffer.allocate(2 * steps - 1);
        assertThrows(BufferOverflowException.class, () -> store.copyTo(3, small));
        assertEquals(0, small.position());
    }

    @Test
    void chosenSequencesAreThoseOfTheHeap() {
        Sequences heap = StoreSample.written(folder, 200, 3);
        Sequences store = StoreSample.opened(folder);
        StoreSample.assertSame(heap.subset(7, 3, 3, 199), store.subset(7, 3, 3, 199));
        Split expected = heap.stratifiedSplit(0.6, 0.2, 5);
        Split split = store.stratifiedSplit(0.6, 0.2, 5);
        StoreSample.assertSame(expected.train(), split.train());
        StoreSample.assertSame(expected.test().subset(1, 0), split.test().subset(1, 0));
    }

    @Test
    void manyThreadsReadAtOnce() throws Exception {
        Sequences heap = StoreSample.written(folder, 300, 4);
        Sequences store = StoreSample.opened(folder);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> readings = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                readings.add(threads.submit(() -> StoreSample.assertSame(heap, store)));
            }
            for (Future<?> reading : readings) {
                reading.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsNotFinishedLeavesWhatStoodThere() throws IOException {
        Sequences old = StoreSample.written(folder, 20, 1);
        try (StoreWriter writer = SequenceStore.writer(folder, List.of("y"))) {
            writer.accept("a", new float[1 << 19], 0, 1 << 19, 0);
        }
        assertEquals(List.of("store"), names(parent));
        StoreSample.assertSame(old, SequenceStore.open(folder));
        Sequences replaced = StoreSample.written(folder, 5, 2);
        assertEquals(List.of("store"), names(parent));
        StoreSample.assertSame(replaced, SequenceStore.open(folder));
    }

    @Test
    void whatIsNoStoreIsLeftAsItIs() throws IOException {
        Files.writeString(Files.createDirectory(folder).resolve("thesis.txt"), "mine");
        assertEquals(
                folder + " holds something that is not a store, and is left as it is. Maybe name another folder.",
                message(() -> SequenceStore.writer(folder, List.of("x"))));
        assertFalse(SequenceStore.isStore(folder));
        assertFalse(SequenceStore.isUnfinished(folder));
    }

    @Test
    void aWritingThatWasCutOffIsRecognised() throws IOException {
        StoreWriter killed = SequenceStore.writer(folder, List.of("x"));
        killed.accept("a", new float[1], 0, 1, 0);
        assertFalse(SequenceStore.isStore(folder));
        assertTrue(SequenceStore.isUnfinished(folder));
        Path left = FolderSwap.leftovers(folder).get(0);
        assertEquals(
                folder
                        + " does not exist; it must be a whole store, and its writing was cut off or is going on (["
                        + left
                        + "]). Maybe write it again.",
                message(() -> SequenceStore.open(folder)));
        assertTrue(SequenceStore.isUnfinished(left));
        assertEquals(
                left
                        + " has no file store.header; a store has, unless its writing was cut off. Maybe write it again, or name another folder.",
                message(() -> SequenceStore.open(left)));
        killed.finish();
        assertTrue(SequenceStore.isStore(folder));
        assertFalse(SequenceStore.isUnfinished(folder));
        killed.close();
        assertEquals(1, SequenceStore.open(folder).size());
    }

    @Test
    void aStoreThatWasPutAsideIsFound() throws IOException {
        Sequences heap = StoreSample.written(folder, 5, 1);
        Files.move(folder, parent.resolve(".store.previous"));
        assertTrue(SequenceStore.isStore(folder));
        StoreSample.assertSame(heap, SequenceStore.open(folder));
    }

    @Test
    void everySequenceMustBeLikeTheFirst() {
        try (StoreWriter writer = SequenceStore.writer(folder, List.of("x"))) {
            float[] one = {1};
            writer.accept("a", one, 0, 1, 0);
            assertEquals(
                    "Sequence 'b' has no label, and those before it have; all must have one, or none.",
                    message(() -> writer.accept("b", one, 0, 1, SequenceSink.UNLABELED)));
            assertEquals(
                    "Sequence 'b' has a group, and those before it have none; all must have one, or none.",
                    message(() ->
                            writer.accept(new SequenceDetails("b", 0, 1, "g", Double.NaN, Double.NaN), one, 0, 1)));
            assertEquals(
                    "Sequence 'b' has a time, and those before it have none; all must have one, or none.",
                    message(() -> writer.accept(new SequenceDetails("b", 0, 1, null, 1, 2), one, 0, 1)));
            assertEquals(
                    "Sequence 'b' has Infinity in feature 'x'; values must be finite.",
                    message(() -> writer.accept("b", new float[] {1 / 0f}, 0, 1, 0)));
            assertEquals(
                    "Sequence 'b' has no step; it must have at least one.",
                    message(() -> writer.accept("b", one, 0, 0, 0)));
            writer.finish();
            assertThrows(IllegalStateException.class, () -> writer.accept("b", one, 0, 1, 0));
            assertThrows(IllegalStateException.class, writer::finish);
        }
        assertEquals(1, SequenceStore.open(folder).size());
    }

    private static String message(Executable call) {
        return String.valueOf(assertThrows(InvalidInputException.class, call).getMessage());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
