package org.seqwise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.seqwise.data.InvalidInputException;

/**
 * What holds for each file of a folder that may be a stranger's, before a byte of it is read: it is a file, lies in the folder wherever links
 * lead, and is no larger than it can have to be.
 */
final class FolderBounds {

    private final Path folder;
    private final Path real;

    private FolderBounds(Path folder, Path real) {
        this.folder = folder;
        this.real = real;
    }

    /** @param folder that is there; it may itself be a link */
    static FolderBounds of(Path folder) {
        try {
            return new FolderBounds(folder, folder.toRealPath());
        } catch (IOException e) {
            throw new InvalidInputException(folder + " cannot be found: " + e + ". Maybe name another folder.", e);
        }
    }

    /**
     * Checks a file; one that is not there is left to whoever misses it.
     *
     * @param name of the file, with its place in the folder
     * @param mostBytes that it may have
     */
    void require(String name, long mostBytes) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return;
        }
        try {
            Path target = file.toRealPath();
            InvalidInputException.require(
                    target.startsWith(real),
                    "%s leads out of its folder, to %s; all files of a model must lie in it. Maybe copy the folder with what its links lead to.",
                    file,
                    target);
            InvalidInputException.require(
                    Files.isRegularFile(target), "%s must be a file, and is none. Maybe copy the folder again.", file);
            long size = Files.size(target);
            InvalidInputException.require(
                    size <= mostBytes,
                    "%s has %,d bytes; as the rest of the folder is, it can have at most %,d. Maybe copy the folder again.",
                    file,
                    size,
                    mostBytes);
        } catch (IOException e) {
            throw new InvalidInputException(
                    String.format(Locale.ROOT, "%s cannot be read: %s. Maybe copy the folder again.", file, e), e);
        }
    }
}
