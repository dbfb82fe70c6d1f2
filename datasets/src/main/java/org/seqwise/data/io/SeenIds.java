package org.seqwise.data.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an id comes again, however many there are, in 25 MB. Of each it keeps the first 64 bits of its SHA-256: among 10 million different
 * ids two are the same by chance once in 370,000 times. A million are in memory, where a second one is found at once; earlier ones lie in a
 * temporary file, in sorted runs, and are compared in the end.
 */
final class SeenIds implements Closeable {

    private static final int RUN = 1 << 20;

    private final int run;
    private final long[] table;
    private final MessageDigest digest = sha256();
    private @Nullable FileChannel earlier;
    private int runs;
    private int count;
    private long all;

    SeenIds() {
        this(RUN);
    }

    /** @param run how many ids are in memory, a power of two */
    SeenIds(int run) {
        this.run = run;
        table = new long[2 * run];
    }

    /** Takes an id, and returns false if it is among those in memory. */
    boolean add(String id) {
        long key = key(id);
        int at = (int) (key & (table.length - 1));
        while (table[at] != 0) {
            if (table[at] == key) {
                return false;
            }
            at = (at + 1) & (table.length - 1);
        }
        table[at] = key;
        all++;
        if (++count == run) {
            writeRun();
        }
        return true;
    }

    // 0 is an empty place.
    private long key(String id) {
        long key = ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        return key == 0 ? 1 : key;
    }

    private long[] sorted() {
        return Arrays.stream(table).filter(key -> key != 0).sorted().toArray();
    }

    private void writeRun() {
        ByteBuffer bytes = ByteBuffer.allocate(run * Long.BYTES);
        bytes.asLongBuffer().put(sorted());
        try {
            FileChannel file = earlier == null ? temporary() : earlier;
            earlier = file;
            long at = (long) runs * run * Long.BYTES;
            while (bytes.hasRemaining()) {
                at += file.write(bytes, at);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A temporary file of ids could not be written.", e);
        }
        runs++;
        count = 0;
        Arrays.fill(table, 0);
    }

    private static FileChannel temporary() throws IOException {
        Path file = Files.createTempFile("seqwise-ids", null);
        return FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** Returns how many were taken. */
    long size() {
        return all;
    }

    /** Returns whether any came twice that {@link #add} could not see; asked once, after the last. */
    boolean anyTwice() {
        if (earlier == null) {
            return false;
        }
        try {
            Run[] sources = new Run[runs + 1];
            for (int i = 0; i < runs; i++) {
                sources[i] = new Run(earlier, (long) i * run * Long.BYTES, run);
            }
            sources[runs] = new Run(sorted());
            return anyTwice(sources);
        } catch (IOException e) {
            throw new UncheckedIOException("A temporary file of ids could not be read.", e);
        }
    }

    private static boolean anyTwice(Run[] sources) throws IOException {
        for (Run first = least(sources); first != null; first = least(sources)) {
            long key = first.head;
            first.advance();
            for (Run other : sources) {
                if (other.hasHead && other.head == key) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Run least(Run[] sources) {
        Run least = null;
        for (Run source : sources) {
            if (source.hasHead && (least == null || source.head < least.head)) {
                least = source;
            }
        }
        return least;
    }

    @Override
    public void close() {
        try {
            if (earlier != null) {
                earlier.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A temporary file of ids could not be deleted.", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** A sorted run, read through a small buffer. */
    private static final class Run {

        private static final int BUFFER = 1 << 13;

        private final @Nullable FileChannel file;
        private long at;
        private long left;
        private LongBuffer buffer;
        long head;
        boolean hasHead;

        Run(FileChannel file, long at, long count) throws IOException {
            this.file = file;
            this.at = at;
            left = count;
            buffer = LongBuffer.allocate(0);
            advance();
        }

        Run(long[] keys) throws IOException {
            file = null;
            buffer = LongBuffer.wrap(keys);
            advance();
        }

        void advance() throws IOException {
            if (!buffer.hasRemaining() && left > 0 && file != null) {
                fill(file);
            }
            hasHead = buffer.hasRemaining();
            head = hasHead ? buffer.get() : 0;
        }

        private void fill(FileChannel from) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(left, BUFFER) * Long.BYTES);
            while (bytes.hasRemaining()) {
                at += from.read(bytes, at);
            }
            left -= bytes.capacity() / Long.BYTES;
            buffer = bytes.flip().asLongBuffer();
        }
    }
}
