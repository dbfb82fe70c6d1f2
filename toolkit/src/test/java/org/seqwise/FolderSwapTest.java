package org.seqwise;

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
import org.seqwise.data.InvalidInputException;

class FolderSwapTest {

    private static final String MARKER = "marker.json";

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
        FolderSwap.replace(deep, MARKER, filling("deep"));
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
        assertThrows(InvalidInputException.class, () -> FolderSwap.replace(file, MARKER, filling("new")));
        assertEquals("mine", Files.readString(file));
        assertEquals(List.of("file", "model"), names(parent));
    }

    @Test
    void aFileIsNoPlaceForAFolder() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "mine");
        for (String inside : List.of("model", "a/model")) {
            Path place = file.resolve(inside);
            InvalidInputException thrown =
                    assertThrows(InvalidInputException.class, () -> FolderSwap.requireWritable(place, MARKER));
            assertEquals(
                    place + " cannot be written: " + file
                            + " must be a folder with leave to write. Maybe name another folder.",
                    thrown.getMessage());
        }
        assertThrows(InvalidInputException.class, () -> FolderSwap.requireWritable(parent.getRoot(), MARKER));
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
                        () -> FolderSwap.replace(folder, MARKER, staging -> {
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
        FolderSwap.replace(folder, MARKER, filling(text));
    }

    private void fail(IOException failure) {
        FolderSwap.replace(folder, MARKER, staging -> {
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
