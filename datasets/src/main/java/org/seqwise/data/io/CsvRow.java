package org.seqwise.data.io;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The cells of one row, trimmed, in one array of characters that every row uses again: a number is read without a text of its own. */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {

    private char[] characters = new char[256];
    private int[] ends = new int[16];
    private int count;
    private int line;
    private boolean firstQuoted;

    @Override
    protected void handleBegin(long startingLine) {
        line = (int) startingLine;
        count = 0;
    }

    @Override
    protected void handleField(int index, char[] source, int offset, int length, boolean quoted) {
        firstQuoted = count == 0 ? quoted : firstQuoted;
        int from = offset;
        int to = offset + length;
        while (from < to && Character.isWhitespace(source[from])) {
            from++;
        }
        while (from < to && Character.isWhitespace(source[to - 1])) {
            to--;
        }
        int start = start(count);
        int end = start + to - from;
        if (end > characters.length) {
            characters = Arrays.copyOf(characters, 2 * end);
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        System.arraycopy(source, from, characters, start, to - from);
        ends[count++] = end;
    }

    @Override
    protected CsvRow buildRecord() {
        return this;
    }

    /** Returns the line on which the row begins; the file's first line is 1. */
    int line() {
        return line;
    }

    /** Returns how many cells there are. */
    int count() {
        return count;
    }

    /** Returns whether the first cell stands between quotes. */
    boolean isFirstQuoted() {
        return firstQuoted;
    }

    boolean isBlank() {
        return count == 0 || (count == 1 && isEmpty(0));
    }

    boolean isEmpty(int cell) {
        return start(cell) == ends[cell];
    }

    /** Returns whether a cell is some text. */
    boolean is(int cell, String text) {
        int start = start(cell);
        if (ends[cell] - start != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (characters[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String text(int cell) {
        return new String(characters, start(cell), ends[cell] - start(cell));
    }

    /** Reads a cell as {@link DecimalText} reads a text. */
    float number(int cell) {
        return DecimalText.parse(characters, start(cell), ends[cell]);
    }

    /** Reads a cell as {@link StepTime} reads a text; null where it is no time. */
    @Nullable
    StepTime time(int cell) {
        int start = start(cell);
        int length = ends[cell] - start;
        long whole = 0;
        for (int i = start; i < ends[cell]; i++) {
            char c = characters[i];
            if (c < '0' || c > '9') {
                return StepTime.parse(text(cell));
            }
            whole = 10 * whole + (c - '0');
        }
        // So many digits fit a long.
        return length > 0 && length <= 18 ? new StepTime(StepTime.Kind.NUMBER, whole, 0) : StepTime.parse(text(cell));
    }

    private int start(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }
}
