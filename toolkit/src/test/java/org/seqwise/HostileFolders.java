package org.seqwise;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders that {@link HostileFolderTest} has refused: here those whose files are none, lie elsewhere or are too large. */
final class HostileFolders {

    private static final String DESCRIPTION = ModelFolder.MANIFEST;
    private static final String WEIGHTS = ModelFolder.WEIGHTS;
    private static final String STATE = TrainingStateFile.NAME;
    private static final String SUMS = Checksums.FILE;
    private static final String OUT = "leads out of its folder";

    private final List<HostileFolder> all = new ArrayList<>();

    private HostileFolders() {}

    static List<HostileFolder> all() {
        HostileFolders folders = new HostileFolders();
        folders.links();
        folders.sizes();
        folders.all.addAll(HostileDescriptions.all());
        folders.all.addAll(HostileNumbers.all());
        return folders.all;
    }

    /** Makes the checksums of the files that are there fit. */
    static void sign(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        for (String name : List.of(DESCRIPTION, WEIGHTS, STATE)) {
            // Not of those whose sum would take longer than the loading may.
            if (Files.isRegularFile(folder.resolve(name)) && Files.size(folder.resolve(name)) < 1L << 30) {
                names.add(name);
            }
        }
        Checksums.write(folder, names.toArray(String[]::new));
    }

    private void unsigned(String name, String part, HostileFolder.Tampering tampering) {
        all.add(new HostileFolder(name, part, tampering, false));
    }

    private void links() {
        for (String name : List.of(DESCRIPTION, WEIGHTS, STATE, SUMS)) {
            unsigned(name + " is a link out of the folder", OUT, folder -> {
                Path outside = folder.resolveSibling("outside-" + name);
                Files.move(folder.resolve(name), outside);
                Files.createSymbolicLink(folder.resolve(name), outside);
            });
            unsigned(name + " is a link to a file of the same name in ..", OUT, folder -> {
                Files.copy(folder.resolve(name), folder.resolveSibling(name));
                replaceByLink(folder, name, Path.of("..", name));
            });
        }
        unsigned(
                "the description is a link to a secret",
                OUT,
                folder -> replaceByLink(folder, DESCRIPTION, Path.of("/etc/passwd")));
        unsigned(
                "the description is a link in a circle",
                "must be a folder that Seqwise saved",
                folder -> replaceByLink(folder, DESCRIPTION, Path.of(DESCRIPTION)));
        unsigned(
                "the weights are a link in a circle",
                "damaged",
                folder -> replaceByLink(folder, WEIGHTS, Path.of(WEIGHTS)));
        unsigned(
                "the weights are an endless device",
                OUT,
                folder -> replaceByLink(folder, WEIGHTS, Path.of("/dev/zero")));
        unsigned(
                "the weights are a pipe that nobody writes",
                "must be a file",
                folder -> replaceByPipe(folder, WEIGHTS));
        unsigned("the state is a pipe that nobody writes", "must be a file", folder -> replaceByPipe(folder, STATE));
        for (String name : List.of(WEIGHTS, STATE, SUMS)) {
            unsigned(name + " is a folder", "must be a file", folder -> {
                Files.delete(folder.resolve(name));
                Files.createDirectory(folder.resolve(name));
            });
        }
    }

    private static void replaceByLink(Path folder, String name, Path target) throws IOException {
        Files.delete(folder.resolve(name));
        Files.createSymbolicLink(folder.resolve(name), target);
    }

    private static void replaceByPipe(Path folder, String name) throws IOException {
        Files.delete(folder.resolve(name));
        try {
            new ProcessBuilder("mkfifo", folder.resolve(name).toString())
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void sizes() {
        for (String name : List.of(DESCRIPTION, WEIGHTS, STATE, SUMS)) {
            // With a hole in it, which takes no room on a disk.
            unsigned(name + " has 64 GiB", "it can have at most", folder -> {
                try (RandomAccessFile file =
                        new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
                    file.setLength(1L << 36);
                }
            });
        }
    }
}
