package org.seqwise.data.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.seqwise.data.InvalidInputException;

/** A file of UTF-8 text, plain or in gzip as its first bytes say. */
final class TextFile {

    private static final int BUFFER = 1 << 16;
    private static final int[] GZIP_MAGIC = {0x1f, 0x8b};
    private static final int[] BYTE_ORDER_MARK = {0xef, 0xbb, 0xbf};

    private TextFile() {}

    /** Opens a file; reading fails where the text is not UTF-8, rather than replacing what is not. */
    static Reader open(Path file) {
        InvalidInputException.require(!Files.isDirectory(file), "%s is a directory; it must be a file.", file);
        try {
            return new InputStreamReader(openBytes(file), StandardCharsets.UTF_8.newDecoder());
        } catch (IOException e) {
            throw ReadFailure.explained(file, 1, e);
        }
    }

    /** Opens a file's text as bytes: out of its gzip, behind its byte order mark. */
    static InputStream openBytes(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            boolean zipped = startsWith(raw, GZIP_MAGIC);
            InputStream text = zipped ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw;
            if (startsWith(text, BYTE_ORDER_MARK)) {
                text.skipNBytes(BYTE_ORDER_MARK.length);
            }
            return text;
        } catch (IOException e) {
            ReadFailure.closeAfter(e, raw);
            throw e;
        }
    }

    private static boolean startsWith(InputStream in, int[] mark) throws IOException {
        in.mark(mark.length);
        int matched = 0;
        while (matched < mark.length && in.read() == mark[matched]) {
            matched++;
        }
        in.reset();
        return matched == mark.length;
    }
}
