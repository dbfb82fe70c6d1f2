package org.seqwise.data.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one value of a NumPy array stands in its bytes.
 *
 * @param kind {@code b} bool, {@code i} and {@code u} integers, {@code f} floats, {@code U} and {@code S} text
 * @param size the bytes of a value
 */
record NpyType(char kind, int size, ByteOrder order) {

    private static final Pattern DESCRIPTION = Pattern.compile("([<>|=])([biufUS])(\\d{1,6})");
    private static final int BYTES_A_CODE_POINT = 4;

    /** Reads a type such as {@code <f4}; null where it is none of those above. */
    static @Nullable NpyType parse(String description) {
        Matcher parts = DESCRIPTION.matcher(description);
        if (!parts.matches()) {
            return null;
        }
        char kind = parts.group(2).charAt(0);
        int size = Integer.parseInt(parts.group(3)) * (kind == 'U' ? BYTES_A_CODE_POINT : 1);
        boolean known =
                switch (kind) {
                    case 'b' -> size == 1;
                    case 'f' -> size == 2 || size == 4 || size == 8;
                    case 'i', 'u' -> size == 1 || size == 2 || size == 4 || size == 8;
                    default -> size > 0;
                };
        ByteOrder order =
                switch (parts.group(1)) {
                    case "<" -> ByteOrder.LITTLE_ENDIAN;
                    case ">" -> ByteOrder.BIG_ENDIAN;
                    default -> ByteOrder.nativeOrder();
                };
        return known ? new NpyType(kind, size, order) : null;
    }

    boolean isNumeric() {
        return kind != 'U' && kind != 'S';
    }

    /** Turns the next values of a buffer in this type's byte order into float32, the nearest there is. */
    void toFloats(ByteBuffer bytes, float[] target, int count) {
        if (kind == 'f' && size == Float.BYTES) {
            bytes.asFloatBuffer().get(target, 0, count);
            bytes.position(bytes.position() + count * size);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[i] = kind == 'f' ? nextFloat(bytes) : nextInteger(bytes);
        }
    }

    private float nextFloat(ByteBuffer bytes) {
        return size == Double.BYTES ? (float) bytes.getDouble() : half(bytes.getShort());
    }

    private float nextInteger(ByteBuffer bytes) {
        long value = nextLong(bytes);
        // The half of an odd number would lose its last bit; that bit, kept, rounds as the whole number would.
        return kind == 'u' && value < 0 ? ((value >>> 1) | (value & 1)) * 2f : value;
    }

    private long nextLong(ByteBuffer bytes) {
        boolean signed = kind == 'i';
        return switch (size) {
            case 1 ->
                kind == 'b' ? (bytes.get() == 0 ? 0 : 1) : signed ? bytes.get() : Byte.toUnsignedLong(bytes.get());
            case 2 -> signed ? bytes.getShort() : Short.toUnsignedLong(bytes.getShort());
            case 4 -> signed ? bytes.getInt() : Integer.toUnsignedLong(bytes.getInt());
            default -> bytes.getLong();
        };
    }

    // IEEE 754 binary16: a sign, 5 bits of exponent with bias 15, 10 bits of fraction.
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude =
                switch (exponent) {
                    case 0 -> fraction * 0x1p-24f;
                    case 0x1f -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
                    default -> Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
                };
        return bits < 0 ? -magnitude : magnitude;
    }

    /** Returns the next value as NumPy would print it, whole numbers without a point. */
    String nextText(ByteBuffer bytes) {
        return switch (kind) {
            case 'b' -> nextLong(bytes) == 0 ? "False" : "True";
            case 'i' -> Long.toString(nextLong(bytes));
            case 'u' -> Long.toUnsignedString(nextLong(bytes));
            case 'f' -> text(size == Float.BYTES ? bytes.getFloat() : size == 2 ? nextFloat(bytes) : bytes.getDouble());
            default -> nextCharacters(bytes);
        };
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private String nextCharacters(ByteBuffer bytes) {
        if (kind == 'S') {
            byte[] characters = new byte[size];
            bytes.get(characters);
            return withoutZeros(new String(characters, StandardCharsets.ISO_8859_1));
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size; i += BYTES_A_CODE_POINT) {
            int point = bytes.getInt();
            text.appendCodePoint(Character.isValidCodePoint(point) ? point : 0xfffd);
        }
        return withoutZeros(text.toString());
    }

    private static String withoutZeros(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }
}
