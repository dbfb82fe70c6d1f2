package org.seqwise.data.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the line that is not UTF-8: a reader decodes ahead and knows only that there is one. */
final class Utf8 {

    private Utf8() {}

    /**
     * Reads a file again, line by line.
     *
     * @param readSoFar the answer for what cannot be read twice, such as a pipe
     */
    static int firstBrokenLine(Path file, int readSoFar) {
        if (!Files.isRegularFile(file)) {
            return readSoFar;
        }
        try (InputStream in = TextFile.openBytes(file)) {
            return firstBrokenLine(in);
        } catch (IOException e) {
            return readSoFar;
        }
    }

    // No byte of a longer character looks like a line feed, so lines can be cut before they are decoded.
    private static int firstBrokenLine(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int line = 1; ; line++) {
            bytes.reset();
            int next = in.read();
            for (; next >= 0 && next != '\n'; next = in.read()) {
                bytes.write(next);
            }
            if (next < 0 || !isText(bytes.toByteArray())) {
                return line;
            }
        }
    }

    private static boolean isText(byte[] line) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
