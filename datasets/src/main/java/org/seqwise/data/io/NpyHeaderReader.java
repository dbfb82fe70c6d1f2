package org.seqwise.data.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/** Reads the header of a {@code .npy} file (NumPy Enhancement Proposal 1; versions 1.0, 2.0 and 3.0). */
final class NpyHeaderReader {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int PREFIX = MAGIC.length + 2;
    // NumPy itself reads no longer ones unless told; those of plain arrays have some 120.
    private static final int LONGEST = 10_000;

    private final InputStream in;
    private final String place;
    private int bytes;

    /** @param place the file, and the entry in it, for complaints */
    NpyHeaderReader(InputStream in, String place) {
        this.in = in;
        this.place = place;
    }

    NpyHeader read() throws IOException {
        int version = version();
        int length = length(version == 1 ? Short.BYTES : Integer.BYTES);
        int start = bytes;
        Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        String text = new String(take(length), charset);
        Map<String, Object> entries = PythonLiteral.dictionary(text);
        List<Long> shape = entries == null ? null : shape(entries.get("shape"));
        if (entries == null
                || entries.size() != 3
                || shape == null
                || !(entries.get("fortran_order") instanceof Boolean fortran)
                || entries.get("descr") == null) {
            throw broken(
                    start,
                    "the header is \"%s\"; it must be a dictionary of descr, fortran_order and shape. Maybe write the array with numpy.save.",
                    Quoted.shortened(text.strip()));
        }
        return new NpyHeader(type(entries.get("descr"), start), fortran, shape, bytes);
    }

    private int version() throws IOException {
        byte[] prefix = in.readNBytes(PREFIX);
        if (prefix.length < PREFIX || !Arrays.equals(prefix, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw broken(
                    0,
                    "the first bytes are %s; an array begins with 93 4e 55 4d 50 59 and a version. Maybe write it with numpy.save.",
                    prefix.length == 0 ? "none" : HexFormat.ofDelimiter(" ").formatHex(prefix));
        }
        bytes = PREFIX;
        int version = prefix[MAGIC.length];
        if (version < 1 || version > 3) {
            throw broken(
                    MAGIC.length,
                    "the version is %d; it must be 1, 2 or 3. Maybe write the array with numpy.save.",
                    version);
        }
        return version;
    }

    private int length(int fieldSize) throws IOException {
        ByteBuffer field = ByteBuffer.wrap(take(fieldSize)).order(ByteOrder.LITTLE_ENDIAN);
        long length = fieldSize == Short.BYTES
                ? Short.toUnsignedLong(field.getShort())
                : Integer.toUnsignedLong(field.getInt());
        if (length > LONGEST) {
            throw broken(
                    PREFIX,
                    "the header's length is %d; it must be at most %d. Maybe write the array with numpy.save.",
                    length,
                    LONGEST);
        }
        return (int) length;
    }

    private byte[] take(int count) throws IOException {
        byte[] taken = in.readNBytes(count);
        bytes += taken.length;
        if (taken.length < count) {
            throw broken(bytes, "it ends within the array's header. Maybe copy it again.");
        }
        return taken;
    }

    private NpyType type(@Nullable Object description, int start) {
        NpyType type = description instanceof String text ? NpyType.parse(text) : null;
        if (type == null) {
            throw broken(
                    start,
                    "the type is '%s'; it must be bool, int or uint of up to 8 bytes, or float of 2, 4 or 8. Maybe save array.astype('float32')%s.",
                    Quoted.shortened(String.valueOf(description)),
                    "|O".equals(description) ? ", with sequences of unequal length padded" : "");
        }
        return type;
    }

    private static @Nullable List<Long> shape(@Nullable Object entry) {
        return entry instanceof List<?> list && list.stream().allMatch(n -> n instanceof Long length && length >= 0)
                ? list.stream().map(Long.class::cast).toList()
                : null;
    }

    private InvalidInputException broken(int at, String message, Object... arguments) {
        return new InvalidInputException(
                place + ", byte " + at + ": " + String.format(java.util.Locale.ROOT, message, arguments));
    }
}
