package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FolderSwapTest {

    private static final String MARKER = "marker.json";
    private static final FolderSwap SWAP = new FolderSwap("a model", MARKER);

    private final Path parent;
    private final Path folder;

    FolderSwapTest(@TempDir Path parent) {
        this.parent = parent;
        this.folder = parent.resolve("model");
    }

    @Test
    void aNewFolderIsFilledAndNothingElseIsLeft() throws IOException {
        write("one");
        assertEquals("one", text());
        assertEquals(List.of("model"), names(parent));
        assertEquals(folder, FolderSwap.present(folder));
    }

    @Test
    void missingParentsAreMadeAndAnEmptyFolderIsTaken() throws IOException {
        Path deep = parent.resolve("a/b/model");
        SWAP.replace(deep, filling("deep"));
        assertEquals("deep", Files.readString(deep.resolve(MARKER)));
        Files.createDirectory(folder);
        write("taken");
        assertEquals("taken", text());
    }

    @Test
    void anOldFolderIsReplacedWhole() throws IOException {
        write("old");
        Files.createDirectories(folder.resolve("sub/deeper"));
        Files.writeString(folder.resolve("sub/deeper/file"), "old");
        write("new");
        assertEquals("new", text());
        assertEquals(List.of(MARKER), names(folder));
        assertEquals(List.of("model"), names(parent));
    }

    @Test
    void whatIsNoModelIsLeftAsItIs() throws IOException {
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("thesis.txt"), "mine");
        InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> write("new"));
        assertEquals(
                folder + " holds something that is not a model, and is left as it is. Maybe name another folder.",
                thrown.getMessage());
        assertEquals(List.of("thesis.txt"), names(folder));
        Path file = Files.writeString(parent.resolve("file"), "mine");
        assertThrows(InvalidInputException.class, () -> SWAP.replace(file, filling("new")));
        assertEquals("mine", Files.readString(file));
        assertEquals(List.of("file", "model"), names(parent));
    }

    @Test
    void aFileIsNoPlaceForAFolder() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "mine");
        for (String inside : List.of("model", "a/model")) {
            Path place = file.resolve(inside);
            InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> SWAP.requireWritable(place));
            assertEquals(
                    place + " cannot be written: " + file
                            + " must be a folder with leave to write. Maybe name another folder.",
                    thrown.getMessage());
        }
        assertThrows(InvalidInputException.class, () -> SWAP.requireWritable(parent.getRoot()));
    }

    @Test
    void failedFillingLeavesTheOldFolderAndNothingElse() throws IOException {
        write("old");
        IOException full = new IOException("No space left on device");
        UncheckedIOException wrapped = assertThrows(UncheckedIOException.class, () -> fail(full));
        assertSame(full, wrapped.getCause());
        assertEquals(folder + " could not be written; what stood there stands there still.", wrapped.getMessage());
        IllegalStateException broken = new IllegalStateException("broken");
        assertSame(
                broken,
                assertThrows(
                        IllegalStateException.class,
                        () -> SWAP.replace(folder, staging -> {
                            Files.writeString(staging.resolve("half"), "half");
                            throw broken;
                        })));
        assertEquals("old", text());
        assertEquals(List.of("model"), names(parent));
    }

    @Test
    void aReplacementThatWasCutOffIsFoundAndTidiedUp() throws IOException {
        write("old");
        Files.move(folder, parent.resolve(".model.previous"));
        Path present = FolderSwap.present(folder);
        assertEquals("old", Files.readString(present.resolve(MARKER)));
        assertThrows(UncheckedIOException.class, () -> fail(new IOException("cut off again")));
        assertEquals(present, FolderSwap.present(folder));
        write("new");
        assertEquals(folder, FolderSwap.present(folder));
        assertEquals(List.of("model"), names(parent));
    }

    @Test
    void aWritingThatWasCutOffIsSeenBesideItsFolder() throws IOException {
        assertEquals(List.of(), FolderSwap.leftovers(folder));
        try (FolderSwap.Staging staging = SWAP.begin(folder)) {
            Files.writeString(staging.folder().resolve("half"), "half");
            assertEquals(List.of(staging.folder()), FolderSwap.leftovers(folder));
            assertEquals(List.of(), FolderSwap.leftovers(parent.resolve("other")));
        }
        assertEquals(List.of(), names(parent));
        assertEquals(List.of(), FolderSwap.leftovers(parent.resolve("gone/model")));
    }

    @Test
    void whereThereIsNothingPresentNamesTheFolder() {
        assertEquals(folder, FolderSwap.present(folder));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no POSIX permissions.")
    void theFolderMayBeReadByWhoeverMayReadOtherFolders() throws IOException {
        write("one");
        Path plain = Files.createDirectory(parent.resolve("plain"));
        assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(folder));
    }

    private void write(String text) {
        SWAP.replace(folder, filling(text));
    }

    private void fail(IOException failure) {
        SWAP.replace(folder, staging -> {
            Files.writeString(staging.resolve("half"), "half");
            throw failure;
        });
    }

    private static FolderSwap.Filling filling(String text) {
        return staging -> Files.writeString(staging.resolve(MARKER), text);
    }

    private String text() throws IOException {
        return Files.readString(folder.resolve(MARKER));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
