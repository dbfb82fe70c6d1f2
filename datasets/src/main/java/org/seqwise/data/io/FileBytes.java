package org.seqwise.data.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.seqwise.data.InvalidInputException;

/**
 * A file's bytes, out of its gzip if its first bytes say that it is in one.
 *
 * @param in can go back to its mark
 * @param size how many bytes there are, or {@link #UNKNOWN_SIZE} where only reading them all would tell
 */
record FileBytes(InputStream in, long size) {

    static final long UNKNOWN_SIZE = -1;

    private static final int BUFFER = 1 << 16;
    private static final int[] GZIP_MAGIC = {0x1f, 0x8b};

    static FileBytes open(Path file) throws IOException {
        InvalidInputException.require(!Files.isDirectory(file), "%s is a directory; it must be a file.", file);
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            if (startsWith(raw, GZIP_MAGIC)) {
                return new FileBytes(new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER), UNKNOWN_SIZE);
            }
            return new FileBytes(raw, Files.isRegularFile(file) ? Files.size(file) : UNKNOWN_SIZE);
        } catch (IOException e) {
            ReadFailure.closeAfter(e, raw);
            throw e;
        }
    }

    /** Returns whether a stream begins with some bytes, and leaves it at its beginning. */
    static boolean startsWith(InputStream in, int... bytes) throws IOException {
        in.mark(bytes.length);
        int matched = 0;
        while (matched < bytes.length && in.read() == bytes[matched]) {
            matched++;
        }
        in.reset();
        return matched == bytes.length;
    }
}
