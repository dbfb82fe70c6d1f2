package org.seqwise.data.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.seqwise.data.InvalidInputException;

/** An array as it comes out of a {@code .npy} file: its header, then its values in the order of the file, through one small buffer. */
final class NpyArray implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final String place;
    private final InputStream in;
    private final NpyHeader header;
    private final ByteBuffer buffer;
    private final float[] decoded;
    private int next;
    private int end;
    private long left;

    private NpyArray(Path file, String place, FileBytes bytes, NpyHeader header) {
        this.file = file;
        this.place = place;
        this.in = bytes.in();
        this.header = header;
        int capacity = Math.max(1, BUFFER / header.type().size());
        buffer = ByteBuffer.allocate(capacity * header.type().size())
                .order(header.type().order());
        decoded = new float[capacity];
        left = header.count();
    }

    /**
     * Reads the header.
     *
     * @param place the file, and the part of it, for complaints
     * @param bytes closed with this array, or if this fails
     */
    static NpyArray open(Path file, String place, FileBytes bytes) {
        try {
            NpyHeader header = new NpyHeaderReader(bytes.in(), place).read();
            requireSize(header, bytes.size(), place);
            return new NpyArray(file, place, bytes, header);
        } catch (IOException | RuntimeException e) {
            ReadFailure.closeAfter(e, bytes.in());
            throw e instanceof RuntimeException known ? known : ReadFailure.explained(file, place, (IOException) e);
        }
    }

    private static void requireSize(NpyHeader header, long size, String place) {
        InvalidInputException.require(
                size == FileBytes.UNKNOWN_SIZE || size == header.fileSize(),
                "%s: the shape %s with %d bytes a value needs %s bytes; there are %,d. Maybe the file is cut off: copy it again.",
                place,
                header.shapeText(),
                header.type().size(),
                header.fileSize() == Long.MAX_VALUE ? "too many" : String.format(Locale.ROOT, "%,d", header.fileSize()),
                size);
    }

    NpyHeader header() {
        return header;
    }

    /** Returns the file, and the entry in it, for complaints. */
    String place() {
        return place;
    }

    /**
     * Reads the next values as float32 into an array that grows as they come, whatever the header declares.
     *
     * @param target an array that was returned before, or any
     * @return the values from 0 to the count, in the target or a longer one
     */
    float[] read(float[] target, int count) {
        float[] values = target;
        for (int filled = 0; filled < count; ) {
            if (next == end) {
                fill();
                header.type().toFloats(buffer, decoded, end);
            }
            int taken = Math.min(count - filled, end - next);
            if (filled + taken > values.length) {
                values = Arrays.copyOf(values, Math.max(filled + taken, Math.min(count, 2 * values.length)));
            }
            System.arraycopy(decoded, next, values, filled, taken);
            next += taken;
            filled += taken;
        }
        return values;
    }

    /** Returns the next value as text. */
    String nextText() {
        if (next == end) {
            fill();
        }
        next++;
        return header.type().nextText(buffer);
    }

    private void fill() {
        int size = header.type().size();
        int wanted = (int) Math.min(left, buffer.capacity() / size);
        int found = bytesRead(wanted * size) / size;
        InvalidInputException.require(
                found == wanted && wanted > 0,
                "%s: it ends after %,d of the %,d values of its shape %s. Maybe copy it again.",
                place,
                header.count() - left + found,
                header.count(),
                header.shapeText());
        left -= wanted;
        next = 0;
        end = wanted;
        buffer.clear().limit(wanted * size);
    }

    private int bytesRead(int count) {
        try {
            return in.readNBytes(buffer.array(), 0, count);
        } catch (IOException e) {
            throw ReadFailure.explained(file, place, e);
        }
    }

    /** Checks, after the last value, that nothing follows. */
    void finish() {
        InvalidInputException.require(
                bytesRead(1) == 0,
                "%s: there are more bytes than the %,d of the shape %s. Maybe write the array again with numpy.save.",
                place,
                header.fileSize(),
                header.shapeText());
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw ReadFailure.explained(file, place, e);
        }
    }
}
