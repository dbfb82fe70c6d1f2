package org.seqwise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.seqwise.data.InvalidInputException;

/**
 * Writes a folder whole or not at all: into a sibling first, which is flushed to the disk and then renamed. Where a folder is replaced,
 * the old one is put aside for the moment between two renames; a process that dies in that moment leaves it there, and {@link #present}
 * finds it.
 */
final class FolderSwap {

    private FolderSwap() {}

    /** Fills a folder. */
    interface Filling {
        void into(Path staging) throws IOException;
    }

    /** Throws unless a folder may be written: nothing is there, or an empty folder, or one with the marker file. */
    static void requireWritable(Path folder, String marker) {
        // Not notExists: it denies that a path through a file leads nowhere.
        boolean isFree = !Files.exists(folder) || Files.isRegularFile(folder.resolve(marker)) || isEmptyFolder(folder);
        InvalidInputException.require(
                isFree,
                "%s holds something that is not a model, and is left as it is. Maybe name another folder.",
                folder);
        Path place = existingParent(folder);
        InvalidInputException.require(
                Files.isDirectory(place) && Files.isWritable(place),
                "%s cannot be written: %s must be a folder with leave to write. Maybe name another folder.",
                folder,
                place);
    }

    private static Path existingParent(Path folder) {
        Path place = parentOf(folder.toAbsolutePath().normalize());
        while (!Files.exists(place)) {
            place = parentOf(place);
        }
        return place;
    }

    private static Path parentOf(Path path) {
        Path parent = path.getParent();
        InvalidInputException.require(
                parent != null, "%s is not a folder inside another. Maybe name another folder.", path);
        return Objects.requireNonNull(parent);
    }

    private static boolean isEmptyFolder(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    static void replace(Path folder, String marker, Filling filling) {
        requireWritable(folder, marker);
        Path target = folder.toAbsolutePath().normalize();
        Path staging = null;
        try {
            Files.createDirectories(parentOf(target));
            // Not createTempDirectory: its folder could be read by this user alone.
            staging = Files.createDirectory(
                    target.resolveSibling("." + target.getFileName() + ".new-" + UUID.randomUUID()));
            filling.into(staging);
            flush(staging);
            swap(staging, target);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " could not be written; what stood there stands there still.", e);
        } finally {
            if (staging != null) {
                delete(staging);
            }
        }
    }

    private static void swap(Path staging, Path target) throws IOException {
        Path previous = previousOf(target);
        if (Files.exists(target)) {
            delete(previous);
            Files.move(target, previous);
        }
        try {
            Files.move(staging, target);
        } catch (IOException e) {
            if (Files.exists(previous)) {
                Files.move(previous, target);
            }
            throw e;
        }
        delete(previous);
    }

    /** Returns the folder itself or, where a replacement was cut off, the one that was put aside. */
    static Path present(Path folder) {
        Path previous = previousOf(folder.toAbsolutePath().normalize());
        return Files.notExists(folder) && Files.isDirectory(previous) ? previous : folder;
    }

    private static Path previousOf(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".previous");
    }

    private static void flush(Path folder) throws IOException {
        for (Path file : entries(folder)) {
            if (Files.isRegularFile(file)) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    private static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try {
            for (Path entry : entries(folder)) {
                Files.delete(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " is no longer needed but could not be deleted.", e);
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
