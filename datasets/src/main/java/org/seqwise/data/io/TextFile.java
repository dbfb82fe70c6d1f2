package org.seqwise.data.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A file of UTF-8 text, plain or in gzip. */
final class TextFile {

    private static final int[] BYTE_ORDER_MARK = {0xef, 0xbb, 0xbf};

    private TextFile() {}

    /** Opens a file; reading fails where the text is not UTF-8, rather than replacing what is not. */
    static Reader open(Path file) {
        try {
            return new InputStreamReader(openBytes(file), StandardCharsets.UTF_8.newDecoder());
        } catch (IOException e) {
            throw ReadFailure.explained(file, 1, e);
        }
    }

    /** Opens a file's text as bytes: out of its gzip, behind its byte order mark. */
    static InputStream openBytes(Path file) throws IOException {
        InputStream in = FileBytes.open(file).in();
        try {
            if (FileBytes.startsWith(in, BYTE_ORDER_MARK)) {
                in.skipNBytes(BYTE_ORDER_MARK.length);
            }
            return in;
        } catch (IOException e) {
            ReadFailure.closeAfter(e, in);
            throw e;
        }
    }
}
