package org.seqwise.exchange.keras;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * Bytes as a file that can be read a few times over and then no more. A reader of HDF5 follows the addresses that a file states; those of a
 * hostile one may lead in circles.
 */
final class MeteredChannel extends FileChannel {

    private static final long TIMES_OVER = 8;
    private static final long BYTES_OF_ANY = 1 << 20;

    private final ByteBuffer content;
    private long left;

    /** @param content from 0 to its limit; not changed, nor may it be by others */
    MeteredChannel(ByteBuffer content) {
        this.content = content;
        left = TIMES_OVER * content.limit() + BYTES_OF_ANY;
    }

    /** Fills the target or throws: what lies beyond the end is damage. */
    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        int count = target.remaining();
        if (position < 0 || position > content.limit() - count) {
            throw new IOException("It points to " + position + ", beyond its end.");
        }
        left -= count;
        if (left < 0) {
            throw new IOException("It points to the same places too often.");
        }
        target.put(content.slice((int) position, count));
        return count;
    }

    @Override
    public long size() {
        return content.limit();
    }

    /** Has its reader read instead, which is metered. */
    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException("map");
    }

    @Override
    protected void implCloseChannel() {}

    @Override
    public int read(ByteBuffer target) {
        throw new UnsupportedOperationException("read");
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw new UnsupportedOperationException("read");
    }

    @Override
    public int write(ByteBuffer source) {
        throw new UnsupportedOperationException("write");
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new UnsupportedOperationException("write");
    }

    @Override
    public int write(ByteBuffer source, long position) {
        throw new UnsupportedOperationException("write");
    }

    @Override
    public long position() {
        throw new UnsupportedOperationException("position");
    }

    @Override
    public FileChannel position(long newPosition) {
        throw new UnsupportedOperationException("position");
    }

    @Override
    public FileChannel truncate(long size) {
        throw new UnsupportedOperationException("truncate");
    }

    @Override
    public void force(boolean metaData) {
        throw new UnsupportedOperationException("force");
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException("transferTo");
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException("transferFrom");
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException("lock");
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException("tryLock");
    }
}
