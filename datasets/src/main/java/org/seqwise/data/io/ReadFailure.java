package org.seqwise.data.io;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/** What it means to a person that a file could not be read. */
final class ReadFailure {

    private ReadFailure() {}

    /**
     * Returns what to throw for text: a user's error where the file is at fault, else an {@link UncheckedIOException}.
     *
     * @param line how far the reading came
     */
    static RuntimeException explained(Path file, int line, IOException e) {
        if (e instanceof CharacterCodingException) {
            int broken = Utf8.firstBrokenLine(file, line);
            return new InvalidInputException(
                    file + ":" + broken
                            + ": the line is not UTF-8 text, and all must be. Maybe save the file as UTF-8.",
                    e);
        }
        return explained(file, file + ":" + line, e);
    }

    /** Returns what to throw for a file without lines. */
    static RuntimeException explained(Path file, IOException e) {
        return explained(file, file.toString(), e);
    }

    /**
     * Returns what to throw for a part of a file.
     *
     * @param place the file and the part
     */
    static RuntimeException explained(Path file, String place, IOException e) {
        String message = message(file, place, e);
        return message != null
                ? new InvalidInputException(message, e)
                : new UncheckedIOException(place + ": reading failed: " + e.getMessage(), e);
    }

    private static @Nullable String message(Path file, String place, IOException e) {
        if (e instanceof NoSuchFileException) {
            return file + " does not exist; it must be a file. Maybe look at its spelling and its folder.";
        }
        if (e instanceof AccessDeniedException) {
            return file + " must be readable, and is not. Maybe change its permissions.";
        }
        if (e instanceof FileSystemException other) {
            return file + " cannot be opened (" + other.getReason() + "). Maybe look at its folder.";
        }
        return e instanceof EOFException || e instanceof ZipException
                ? place + ": the gzip is cut off or damaged near here; it must be whole. Maybe copy it again."
                : null;
    }

    /** Closes what a failure leaves open; should that fail too, the first failure keeps the word. */
    static void closeAfter(Exception failure, Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
