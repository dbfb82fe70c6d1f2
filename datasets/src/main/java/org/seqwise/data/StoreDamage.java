package org.seqwise.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a store's file, and where. */
final class StoreDamage {

    private static final String REMEDY =
            ": the store is damaged. Maybe copy it again, or write it again from its source.";

    private StoreDamage() {}

    /**
     * Throws unless a rule holds.
     *
     * @param finding a pattern for what stands there and what must, after "the file"
     */
    static void require(boolean rule, Path file, long at, String finding, @Nullable Object... arguments) {
        if (!rule) {
            throw at(file, at, String.format(Locale.ROOT, finding, arguments), null);
        }
    }

    static InvalidInputException at(Path file, long at, String finding, @Nullable Throwable cause) {
        String message = file + ": byte " + at + ": the file " + finding + REMEDY;
        return cause == null ? new InvalidInputException(message) : new InvalidInputException(message, cause);
    }

    /** Returns what to throw where a file cannot be read at all. */
    static RuntimeException unreadable(Path file, IOException e) {
        return e instanceof AccessDeniedException
                ? new InvalidInputException(file + " must be readable, and is not. Maybe change its permissions.", e)
                : new UncheckedIOException(file + ": reading failed: " + e.getMessage(), e);
    }
}
