package org.seqwise.data.sets;

import ai.djl.util.Progress;
import ai.djl.util.Utils;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a public archive: where the user says, else in DJL's cache, else fetched. Nothing stands in the cache under its own name
 * that is not whole, so that processes may fetch at the same time, and be stopped at any.
 */
final class PublicFiles {

    private static final Logger logger = LoggerFactory.getLogger(PublicFiles.class);

    private final PublicArchive archive;
    private final Path folder;
    private final boolean offline;

    PublicFiles(PublicArchive archive) {
        this(archive, Utils.getCacheDir(), Utils.isOfflineMode());
    }

    PublicFiles(PublicArchive archive, Path cache, boolean offline) {
        this.archive = archive;
        this.offline = offline;
        folder = cache.resolve("seqwise").resolve(archive.name());
    }

    /**
     * Returns where a file is, once it is there.
     *
     * @param named the file, or a folder that has it; null to look in the cache, and fetch what is not there
     * @param progress told about a download, or null
     * @throws InvalidInputException if it is not where it was said to be, or cannot be fetched
     * @throws UncheckedIOException if the medium fails
     */
    Path find(PublicFile file, @Nullable Path named, @Nullable Progress progress) {
        try {
            if (named != null) {
                return checked(file, Files.isDirectory(named) ? named.resolve(file.name()) : named);
            }
            if (!isCached(file)) {
                fetch(file, progress);
            }
            return folder.resolve(file.name());
        } catch (FileSystemException e) {
            throw new InvalidInputException(
                    e.getFile() + " cannot be read or written (" + e.getClass().getSimpleName() + ", " + e.getReason()
                            + "). Maybe change its permissions, or set DJL_CACHE_DIR to a folder of yours.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(archive.name() + ": " + e.getMessage(), e);
        }
    }

    private static Path checked(PublicFile file, Path path) throws IOException {
        InvalidInputException.require(
                Files.isRegularFile(path),
                "file (%s) does not exist; it must be '%s', or a folder that has it. Maybe look at its spelling.",
                path,
                file.name());
        if (!file.isAt(path)) {
            logger.warn(
                    "{} is not {} as it was published, whose SHA-256 is {}; it is read as it is.",
                    path,
                    file.name(),
                    file.sha256());
        }
        return path;
    }

    private boolean isCached(PublicFile file) throws IOException {
        Path path = folder.resolve(file.name());
        if (Files.exists(path) && !file.isAt(path)) {
            logger.warn("{} is damaged, and is removed: its SHA-256 must be {}.", path, file.sha256());
            Files.deleteIfExists(path);
        }
        return Files.exists(path);
    }

    private void fetch(PublicFile file, @Nullable Progress progress) throws IOException {
        try {
            if (offline) {
                throw new Download.Failure("DJL is offline");
            }
            Files.createDirectories(folder);
            fetchInto(temporary(Files.createTempDirectory(folder, ".fetching-")), progress);
        } catch (Download.Failure e) {
            throw new InvalidInputException(
                    folder.resolve(file.name()) + " does not exist, and cannot be fetched (" + e.getMessage()
                            + "). Maybe fetch " + archive.address() + " by hand and put its '" + file.name()
                            + "' there, or say where it is with optFile.",
                    e);
        }
    }

    private void fetchInto(Path bench, @Nullable Progress progress) throws IOException {
        try {
            Path zip = temporary(bench.resolve("archive"));
            new Download(archive, progress).to(zip);
            unpack(zip, bench);
            for (PublicFile each : archive.files()) {
                keep(each, bench.resolve(each.name()));
            }
        } finally {
            remove(bench);
        }
    }

    // Should the JVM be told to end, there is no other way to tidy up.
    private static Path temporary(Path path) {
        path.toFile().deleteOnExit();
        return path;
    }

    private void unpack(Path archiveFile, Path bench) throws IOException {
        try (ZipFile zip = new ZipFile(archiveFile.toFile())) {
            for (PublicFile file : archive.files()) {
                unpack(zip, file, temporary(bench.resolve(file.name())));
            }
        } catch (ZipException e) {
            throw new Download.Failure("what came is no whole zip: " + e.getMessage());
        }
    }

    /** Unpacks a file under a name of ours, whatever the zip's path to it, and no more of it than there should be. */
    private void unpack(ZipFile zip, PublicFile file, Path target) throws IOException {
        ZipEntry entry = zip.stream()
                .filter(e -> e.getName().equals(file.name()) || e.getName().endsWith("/" + file.name()))
                .findFirst()
                .orElseThrow(() -> new Download.Failure("there is no '" + file.name() + "' in the zip"));
        String sum;
        try (InputStream in = new BoundedStream(zip.getInputStream(entry), file.size() + 1);
                OutputStream out = Files.newOutputStream(target)) {
            sum = PublicFile.copied(in, out);
        }
        InvalidInputException.require(
                sum.equals(file.sha256()),
                "%s: its '%s' has %s%,d bytes with SHA-256 %s; it must have %,d with %s, and was removed. Maybe fetch it again, or, if its publisher has changed it, name one of your own with optFile.",
                archive.address(),
                file.name(),
                Files.size(target) > file.size() ? "at least " : "",
                Files.size(target),
                sum,
                file.size(),
                file.sha256());
    }

    private void keep(PublicFile file, Path unpacked) throws IOException {
        Path target = folder.resolve(file.name());
        try {
            Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Where a file in use cannot be replaced, the other process has put the same there.
            if (!file.isAt(target)) {
                throw e;
            }
        }
    }

    private static void remove(Path bench) throws IOException {
        try (var files = Files.list(bench)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(bench);
    }
}
