package org.seqwise.examples;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/** Writes a file that is whole or not there. */
final class WholeFile {

    private WholeFile() {}

    /** Puts a file's content into a writer. */
    interface Content {

        void writeTo(Writer writer) throws IOException;
    }

    /** Throws where nothing could be written to {@code --out}: a folder, or a file in none. Null is no file. */
    static void requireFile(@Nullable Path out) {
        if (out == null) {
            return;
        }
        InvalidInputException.require(!Files.isDirectory(out), "--out (%s) must be a file; it is a folder.", out);
        Path parent = out.toAbsolutePath().getParent();
        InvalidInputException.require(
                parent != null && Files.isDirectory(parent),
                "--out (%s) must lie in a folder that is there. Maybe make %s first.",
                out,
                parent);
    }

    /** Writes into a sibling first. */
    static void write(Path out, Content content) {
        Path file = out.toAbsolutePath();
        Path staging = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            try {
                try (BufferedWriter writer = Files.newBufferedWriter(staging)) {
                    content.writeTo(writer);
                }
                Files.move(staging, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(staging);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(out + " could not be written.", e);
        }
    }
}
