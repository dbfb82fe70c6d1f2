package org.seqwise.examples;

import java.io.BufferedWriter;
import java.io.IOException;
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

    /** Throws where {@code --out} is a folder; null is no file. */
    static void requireFile(@Nullable Path out) {
        InvalidInputException.require(
                out == null || !Files.isDirectory(out), "--out (%s) must be a file; it is a folder.", out);
    }

    // Into a sibling first.
    static void write(Path out, Content content) throws IOException {
        Path file = out.toAbsolutePath();
        Path staging = file.resolveSibling("." + file.getFileName() + ".new");
        try (BufferedWriter writer = Files.newBufferedWriter(staging)) {
            content.writeTo(writer);
        }
        Files.move(staging, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
