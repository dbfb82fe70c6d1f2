package org.seqwise.data;

import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A store's file in memory that the system fills as it is read. A buffer ends at 2 GiB, so that it is cut into segments. Each block is held
 * against its checksum when it is first read. Any thread may read.
 */
final class MappedFile {

    /** The bytes of a segment: the largest power of two that a buffer can have. */
    static final int SEGMENT = 1 << 30;

    private final Path path;
    private final long length;
    private final int segmentShift;
    private final int blockShift;
    private final int[] checksums;
    // A mark that another thread does not see yet costs it a second look, nothing else.
    private final boolean[] checked;
    private final ByteBuffer[] segments;
    private final FloatBuffer[] floats;

    private MappedFile(Path path, long length, int blockSize, int[] checksums, int segmentSize) {
        this.path = path;
        this.length = length;
        this.checksums = checksums;
        segmentShift = Integer.numberOfTrailingZeros(segmentSize);
        blockShift = Integer.numberOfTrailingZeros(blockSize);
        checked = new boolean[checksums.length];
        segments = new ByteBuffer[(int) ((length + segmentSize - 1) >>> segmentShift)];
        floats = new FloatBuffer[segments.length];
    }

    /**
     * Opens a file of a known length; one of length 0 need not be there.
     *
     * @param blockSize bytes a checksum, a power of two
     * @param checksums the CRC-32C of each block
     * @param segmentSize a power of two, not less than a block
     */
    static MappedFile open(Path path, long length, int blockSize, int[] checksums, int segmentSize) throws IOException {
        MappedFile file = new MappedFile(path, length, blockSize, checksums, segmentSize);
        if (length == 0) {
            return file;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            for (int i = 0; i < file.segments.length; i++) {
                long from = (long) i << file.segmentShift;
                ByteBuffer mapped = channel.map(
                                FileChannel.MapMode.READ_ONLY, from, Math.min(segmentSize, length - from))
                        .order(ByteOrder.LITTLE_ENDIAN);
                file.segments[i] = mapped;
                file.floats[i] = mapped.asFloatBuffer();
            }
        }
        return file;
    }

    Path path() {
        return path;
    }

    byte byteAt(long at) {
        return segment(at, Byte.BYTES).get(within(at));
    }

    /** Returns the integer at a byte, which is a multiple of 4. */
    int intAt(long at) {
        return segment(at, Integer.BYTES).getInt(within(at));
    }

    /** Returns the long at a byte, which is a multiple of 8. */
    long longAt(long at) {
        return segment(at, Long.BYTES).getLong(within(at));
    }

    /** Returns the float at a byte, which is a multiple of 4. */
    float floatAt(long at) {
        return segment(at, Float.BYTES).getFloat(within(at));
    }

    /** Returns the double at a byte, which is a multiple of 8. */
    double doubleAt(long at) {
        return segment(at, Double.BYTES).getDouble(within(at));
    }

    /** Fills an array with the bytes from a place on. */
    void copy(long from, byte[] target) {
        check(from, target.length);
        for (int done = 0; done < target.length; ) {
            ByteBuffer segment = segments[(int) ((from + done) >>> segmentShift)];
            int start = within(from + done);
            int count = Math.min(target.length - done, segment.capacity() - start);
            segment.get(start, target, done, count);
            done += count;
        }
    }

    /** Appends floats to a buffer with room for them, from a byte on that is a multiple of 4. */
    void copy(long from, int count, FloatBuffer target) {
        if (count > target.remaining()) {
            throw new BufferOverflowException();
        }
        check(from, (long) count * Float.BYTES);
        int at = target.position();
        for (int done = 0; done < count; ) {
            long place = from + (long) done * Float.BYTES;
            FloatBuffer segment = floats[(int) (place >>> segmentShift)];
            int start = within(place) / Float.BYTES;
            int part = Math.min(count - done, segment.capacity() - start);
            target.put(at + done, segment, start, part);
            done += part;
        }
        target.position(at + count);
    }

    private ByteBuffer segment(long at, int bytes) {
        check(at, bytes);
        return segments[(int) (at >>> segmentShift)];
    }

    private int within(long at) {
        return (int) (at & ((1L << segmentShift) - 1));
    }

    private void check(long from, long count) {
        for (int block = (int) (from >>> blockShift); (long) block << blockShift < from + count; block++) {
            if (!checked[block]) {
                check(block);
            }
        }
    }

    private void check(int block) {
        long from = (long) block << blockShift;
        int count = (int) Math.min(1L << blockShift, length - from);
        CRC32C sum = new CRC32C();
        sum.update(segments[(int) (from >>> segmentShift)].slice(within(from), count));
        StoreDamage.require(
                (int) sum.getValue() == checksums[block],
                path,
                from,
                "has the checksum %08x over %d bytes, which must be %08x",
                (int) sum.getValue(),
                count,
                checksums[block]);
        checked[block] = true;
    }
}
