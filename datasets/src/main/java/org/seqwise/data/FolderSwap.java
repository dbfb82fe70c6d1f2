package org.seqwise.data;

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

/**
 * Writes a folder whole or not at all: into a sibling first, which is flushed to the disk and then renamed. Where a folder is replaced,
 * the old one is put aside for the moment between two renames; a process that dies in that moment leaves it there, and {@link #present}
 * finds it. A process that dies earlier leaves the sibling, which {@link #leftovers} finds.
 *
 * @param what the folder is, such as {@code a model}
 * @param marker the file by which such a folder is known, so that no other is replaced
 */
public record FolderSwap(String what, String marker) {

    /** Fills a folder. */
    @FunctionalInterface
    public interface Filling {
        /** Writes files into a folder that is empty. */
        void into(Path staging) throws IOException;
    }

    /** Throws unless a folder may be written: nothing is there, or an empty folder, or one with the marker file. */
    public void requireWritable(Path folder) {
        // Not notExists: it denies that a path through a file leads nowhere.
        boolean isFree = !Files.exists(folder) || Files.isRegularFile(folder.resolve(marker)) || isEmptyFolder(folder);
        InvalidInputException.require(
                isFree,
                "%s holds something that is not %s, and is left as it is. Maybe name another folder.",
                folder,
                what);
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

    /**
     * Writes a folder in one go.
     *
     * @throws InvalidInputException if it may not be written
     * @throws UncheckedIOException if writing fails; what stood there stands there still
     */
    public void replace(Path folder, Filling filling) {
        try (Staging staging = begin(folder)) {
            try {
                filling.into(staging.folder());
            } catch (IOException e) {
                throw unwritten(folder, e);
            }
            staging.commit();
        }
    }

    /**
     * Begins to write a folder.
     *
     * @throws InvalidInputException if it may not be written
     */
    public Staging begin(Path folder) {
        requireWritable(folder);
        Path target = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(parentOf(target));
            // Not createTempDirectory: its folder could be read by this user alone.
            Path staging = Files.createDirectory(target.resolveSibling(stagingPrefix(target) + UUID.randomUUID()));
            return new Staging(folder, target, staging);
        } catch (IOException e) {
            throw unwritten(folder, e);
        }
    }

    /** A folder while it is written, under another name. */
    public static final class Staging implements AutoCloseable {

        private final Path named;
        private final Path target;
        private final Path folder;

        private Staging(Path named, Path target, Path folder) {
            this.named = named;
            this.target = target;
            this.folder = folder;
        }

        /** Returns where to write. */
        public Path folder() {
            return folder;
        }

        /**
         * Flushes all that was written to the disk and gives the folder its name.
         *
         * @throws UncheckedIOException if that fails; what stood there stands there still
         */
        public void commit() {
            try {
                flush(folder);
                swap(folder, target);
            } catch (IOException e) {
                throw unwritten(named, e);
            }
        }

        /** Deletes what was written, unless it was committed. */
        @Override
        public void close() {
            delete(folder);
        }
    }

    private static UncheckedIOException unwritten(Path folder, IOException e) {
        return new UncheckedIOException(folder + " could not be written; what stood there stands there still.", e);
    }

    private static String stagingPrefix(Path target) {
        return "." + target.getFileName() + ".new-";
    }

    /** Returns what writings of a folder left beside it that were cut off, or are going on. */
    public static List<Path> leftovers(Path folder) {
        Path target = folder.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> siblings = Files.list(parent)) {
            return siblings.filter(path -> String.valueOf(path.getFileName()).startsWith(stagingPrefix(target)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
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
    public static Path present(Path folder) {
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
