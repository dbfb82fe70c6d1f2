package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceSink;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;
import org.seqwise.data.StoreWriter;

class StoreFormatTest {

    private final Path folder;

    StoreFormatTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyFormatCanBeWrittenToAStore() throws IOException {
        for (SequenceFormat format : SequenceFiles.formats()) {
            Path sample = sample(format.name());
            Path store = folder.resolve(format.name() + "-store");
            SequenceReader reader = SequenceFiles.reader().format(format.name());
            SequenceStore.write(store, opener -> reader.readInto(sample, opener));
            assertEquals(
                    reader.read(sample).fingerprint(), SequenceFiles.read(store).fingerprint());
        }
    }

    @Test
    void dataThatBreaksARuleHalfWayLeavesNothing() throws IOException {
        Path csv = Files.writeString(folder.resolve("broken.csv"), "sequence,time,x,label\na,1,2,0\nb,1,oops,1\n");
        Path store = folder.resolve("broken-store");
        SequenceReader reader = SequenceFiles.reader().format("csv");
        assertThrows(
                InvalidInputException.class, () -> SequenceStore.write(store, opener -> reader.readInto(csv, opener)));
        RuntimeException broken = new IllegalStateException("broken");
        assertSame(
                broken,
                assertThrows(
                        IllegalStateException.class,
                        () -> SequenceStore.write(store, opener -> {
                            opener.apply(List.of("x")).accept("a", new float[1], 0, 1, 0);
                            throw broken;
                        })));
        assertFalse(SequenceStore.isUnfinished(store));
        try (var entries = Files.list(folder)) {
            assertEquals(List.of(csv), entries.toList());
        }
    }

    @Test
    void aStoreIsReadWhateverFormatIsPresumed() throws IOException {
        Path store = sample("store");
        for (String other : List.of("csv", "folder")) {
            Path place = Files.createDirectory(folder.resolve("of-" + other));
            Path sample = Objects.requireNonNull(FormatSample.OF.get(other)).in(place);
            SequenceReader reader =
                    SequenceFiles.reader().presume(SequenceFiles.reader().source(sample));
            assertEquals(other, reader.formatOf(sample).name());
            assertEquals("store", reader.formatOf(store).name());
            assertEquals(
                    SequenceFiles.read(store).fingerprint(), reader.read(store).fingerprint());
        }
    }

    @Test
    void featuresMayBeChosenAndReordered() throws IOException {
        Path store = sample("store");
        Sequences all = SequenceFiles.read(store);
        Sequences turned = SequenceFiles.reader().features(List.of("x2", "x1")).read(store);
        assertEquals(List.of("x2", "x1"), turned.featureNames());
        assertEquals(all.totalSteps(), turned.totalSteps());
        Sequences second = SequenceFiles.reader().features(List.of("x2")).read(store);
        for (int i = 0; i < all.size(); i++) {
            assertEquals(all.details(i), turned.details(i));
            for (int t = 0; t < all.stepCount(i); t++) {
                float[] step = all.steps(i)[t];
                assertArrayEquals(new float[] {step[1], step[0]}, turned.steps(i)[t]);
                assertArrayEquals(new float[] {step[1]}, second.steps(i)[t]);
                assertEquals(step[0], turned.value(i, t, 1));
            }
        }
        assertEquals(
                "Feature 'x3' must be one of x1, x2. Maybe change --features.",
                assertThrows(InvalidInputException.class, () -> SequenceFiles.reader()
                                .features(List.of("x3"))
                                .read(store))
                        .getMessage());
    }

    @Test
    void unlabeledMeansNeitherLabelsNorWeights() {
        Path store = folder.resolve("weighted");
        try (StoreWriter writer = SequenceStore.writer(store, List.of("x"))) {
            writer.accept("a", new float[1], 0, 1, 1, 0.5f);
            writer.finish();
        }
        assertTrue(SequenceFiles.read(store).isWeighted());
        Sequences read = SequenceFiles.reader().unlabeled().read(store);
        assertFalse(read.isLabeled());
        assertFalse(read.isWeighted());
        assertEquals(SequenceSink.UNLABELED, read.details(0).label());
        assertEquals(1, read.weight(0));
    }

    @Test
    void aStoreWithoutLabelsIsRefusedWhereTheyAreNeeded() {
        Path store = folder.resolve("unlabeled");
        try (StoreWriter writer = SequenceStore.writer(store, List.of("x"))) {
            writer.accept("a", new float[1], 0, 1, SequenceSink.UNLABELED);
            writer.finish();
        }
        assertEquals(
                store + " has no labels; each sequence needs one. Maybe write it again from data with labels.",
                assertThrows(InvalidInputException.class, () -> SequenceFiles.read(store))
                        .getMessage());
        assertEquals(1, SequenceFiles.reader().unlabeled().read(store).size());
    }

    @Test
    void whatIsLeftOfAWritingIsNotTakenForAnotherFormat() throws IOException {
        Path store = folder.resolve("half");
        StoreWriter cutOff = SequenceStore.writer(store, List.of("x"));
        cutOff.accept("a", new float[1], 0, 1, 0);
        assertTrue(message(store).contains(" its writing was cut off or is going on "), message(store));
        Path left;
        try (var entries = Files.list(folder)) {
            left = entries.findFirst().orElseThrow();
        }
        assertTrue(message(left).contains(" has no file store.header; "), message(left));
        cutOff.close();
    }

    private static String message(Path path) {
        return String.valueOf(assertThrows(InvalidInputException.class, () -> SequenceFiles.read(path))
                .getMessage());
    }

    private Path sample(String format) throws IOException {
        return Objects.requireNonNull(FormatSample.OF.get(format)).in(folder);
    }
}
