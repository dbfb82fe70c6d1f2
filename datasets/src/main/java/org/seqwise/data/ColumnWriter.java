package org.seqwise.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Writes one file of a store, block after block, and keeps the checksum of each. */
final class ColumnWriter implements Closeable {

    private final Path path;
    private final FileChannel channel;
    private final ByteBuffer block;
    private int[] checksums = new int[8];
    private int blocks;
    private long written;

    /** @param blockSize a power of two, so that a number never lies in two blocks */
    ColumnWriter(Path path, int blockSize) {
        this.path = path;
        block = ByteBuffer.allocate(blockSize).order(ByteOrder.LITTLE_ENDIAN);
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    void putByte(int value) {
        room(Byte.BYTES).put((byte) value);
    }

    void putInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void putLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    void putFloat(float value) {
        room(Float.BYTES).putFloat(value);
    }

    void putDouble(double value) {
        room(Double.BYTES).putDouble(value);
    }

    void putBytes(byte[] bytes) {
        for (int done = 0; done < bytes.length; ) {
            int count = Math.min(bytes.length - done, room(1).remaining());
            block.put(bytes, done, count);
            done += count;
        }
    }

    private ByteBuffer room(int bytes) {
        if (block.remaining() < bytes) {
            flush();
        }
        return block;
    }

    /** Returns how many bytes were put. */
    long length() {
        return written + block.position();
    }

    /** Writes what is left and returns the checksums of all blocks. */
    int[] finish() {
        if (block.position() > 0) {
            flush();
        }
        return Arrays.copyOf(checksums, blocks);
    }

    private void flush() {
        block.flip();
        CRC32C sum = new CRC32C();
        sum.update(block.array(), 0, block.limit());
        checksums = Growth.ensure(checksums, blocks + 1L);
        checksums[blocks++] = (int) sum.getValue();
        written += block.limit();
        try {
            while (block.hasRemaining()) {
                channel.write(block);
            }
        } catch (IOException e) {
            throw unwritten(e);
        }
        block.clear();
    }

    private UncheckedIOException unwritten(IOException e) {
        return new UncheckedIOException(path + " could not be written: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unwritten(e);
        }
    }
}
