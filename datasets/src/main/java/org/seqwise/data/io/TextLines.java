package org.seqwise.data.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/** The lines of a text file, one after the other; each complaint begins with the file and the line. */
final class TextLines implements Closeable {

    // Some 20 million values: a longer line is hardly one sequence.
    private static final int LONGEST = 1 << 28;
    private static final int BUFFER = 1 << 15;

    private final Path file;
    private final Reader text;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder line = new StringBuilder();
    private int next;
    private int end;
    private int number;
    private boolean carriageReturn;

    private TextLines(Path file, Reader text) {
        this.file = file;
        this.text = text;
    }

    static TextLines open(Path file) {
        return new TextLines(file, TextFile.open(file));
    }

    /** Returns the file, as the caller named it. */
    Path file() {
        return file;
    }

    /** Returns the number of the line that was read last; the file's first is 1. */
    int number() {
        return number;
    }

    /** Returns the next line without its end, whether that is LF, CRLF or CR; null after the last. */
    @Nullable
    String next() {
        line.setLength(0);
        number++;
        boolean any = false;
        while (fill()) {
            any = true;
            if (takeToEnd()) {
                return line.toString();
            }
            if (line.length() > LONGEST) {
                throw broken("the line has more than %,d characters, the most there may be.", LONGEST);
            }
        }
        return any ? line.toString() : null;
    }

    /** Returns the next line of a header, which cannot be the last: the line that ends the header must come. */
    String nextBefore(String end) {
        String next = next();
        if (next == null) {
            throw broken("the file ends before a line '%s'; the sequences must follow one. Maybe copy it again.", end);
        }
        return next;
    }

    /** Takes what the buffer has of this line, and returns whether that was its end. */
    private boolean takeToEnd() {
        int start = next;
        while (next < end && buffer[next] != '\n' && buffer[next] != '\r') {
            next++;
        }
        line.append(buffer, start, next - start);
        if (next == end) {
            return false;
        }
        carriageReturn = buffer[next] == '\r';
        next++;
        return true;
    }

    /** Fills an empty buffer, drops the second half of a CRLF, and returns whether there is anything left. */
    private boolean fill() {
        do {
            if (next == end) {
                end = Math.max(0, read());
                next = 0;
            }
            if (carriageReturn && next < end) {
                next += buffer[next] == '\n' ? 1 : 0;
                carriageReturn = false;
            }
        } while (next == end && end > 0);
        return next < end;
    }

    private int read() {
        try {
            return text.read(buffer);
        } catch (IOException e) {
            throw ReadFailure.explained(file, number, e);
        }
    }

    /** Returns a complaint about the line that was read last. */
    InvalidInputException broken(String message, @Nullable Object... arguments) {
        return new InvalidInputException(place(number) + String.format(Locale.ROOT, message, arguments));
    }

    /** Returns how a complaint about a line begins. */
    String place(long line) {
        return file + ":" + line + ": ";
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw ReadFailure.explained(file, number, e);
        }
    }
}
