package org.seqwise.data.io;

import ch.randelshofer.fastdoubleparser.JavaFloatParser;

/** Decimal text to the nearest float32; stricter than {@link Float#parseFloat}, and fastest where the text is short. */
final class DecimalText {

    private static final long EXACT_IN_DOUBLE = 1L << 53;
    private static final double[] POWERS_OF_TEN = new double[23];

    static {
        POWERS_OF_TEN[0] = 1;
        for (int i = 1; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = POWERS_OF_TEN[i - 1] * 10;
        }
    }

    private DecimalText() {}

    /**
     * Reads a number such as {@code 12}, {@code -0.5} or {@code 1.5e-7}.
     *
     * @return the nearest float; infinite where it is too large for one, {@code NaN} where the text is no number
     */
    static float parse(String text) {
        return parse(text.toCharArray(), 0, text.length());
    }

    /** Reads a number that stands between two places among other characters. */
    static float parse(char[] text, int from, int to) {
        int start = from < to && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
        long digits = 0;
        int point = -1;
        for (int i = start; i < to; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return parseAny(text, from, to);
            }
        }
        int count = to - start - (point < 0 ? 0 : 1);
        if (count == 0 || count > 18 || digits > EXACT_IN_DOUBLE) {
            return parseAny(text, from, to);
        }
        // Both operands are exact, so the quotient is the nearest double; rounding it once more, to float, is right
        // unless it lies midway.
        double magnitude = digits / POWERS_OF_TEN[point < 0 ? 0 : to - point - 1];
        if ((Double.doubleToRawLongBits(magnitude) & 0x1fff_ffffL) == 0x1000_0000L) {
            return parseAny(text, from, to);
        }
        return (float) (text[from] == '-' ? -magnitude : magnitude);
    }

    private static float parseAny(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            // Java's own grammar has hexadecimal numbers, words and suffixes too.
            if ("0123456789+-.eE".indexOf(text[i]) < 0) {
                return Float.NaN;
            }
        }
        try {
            return JavaFloatParser.parseFloat(text, from, to - from);
        } catch (NumberFormatException e) {
            return Float.NaN;
        }
    }
}
