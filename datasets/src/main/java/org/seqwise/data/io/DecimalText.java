package org.seqwise.data.io;

/** Decimal text to the nearest float32; stricter than {@link Float#parseFloat}, and fast where the text is short. */
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
        int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        long digits = 0;
        int point = -1;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return parseAny(text);
            }
        }
        int count = text.length() - start - (point < 0 ? 0 : 1);
        int decimals = point < 0 ? 0 : text.length() - point - 1;
        if (count == 0 || count > 18 || digits > EXACT_IN_DOUBLE) {
            return parseAny(text);
        }
        return nearest(text, digits / POWERS_OF_TEN[decimals]);
    }

    // Both operands were exact, so the quotient is the nearest double; rounding it once more, to float, is right unless
    // it lies midway.
    private static float nearest(String text, double magnitude) {
        if ((Double.doubleToRawLongBits(magnitude) & 0x1fff_ffffL) == 0x1000_0000L) {
            return parseAny(text);
        }
        return (float) (text.charAt(0) == '-' ? -magnitude : magnitude);
    }

    private static float parseAny(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                return Float.NaN;
            }
        }
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            return Float.NaN;
        }
    }
}
