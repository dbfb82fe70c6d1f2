package org.seqwise.data.sets;

import ai.djl.util.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The way of an archive from its address into a file. */
final class Download {

    // The largest of the sets is a tenth of it.
    private static final long LARGEST = 1L << 26;
    private static final int BLOCK = 1 << 16;

    private final PublicArchive archive;
    private final @Nullable Progress progress;

    Download(PublicArchive archive, @Nullable Progress progress) {
        this.archive = archive;
        this.progress = progress;
    }

    /** The server, or the way to it, is at fault, and not this machine's disk. */
    static final class Failure extends IOException {

        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message);
        }

        Failure(IOException cause) {
            super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
        }
    }

    /**
     * Fetches the archive whole.
     *
     * @param file to be written
     * @throws Failure if it cannot be had
     */
    void to(Path file) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) archive.address().toURL().openConnection();
        try (InputStream in = opened(connection);
                OutputStream out = Files.newOutputStream(file)) {
            copy(in, connection.getContentLengthLong(), out);
        } finally {
            connection.disconnect();
        }
    }

    private InputStream opened(HttpURLConnection connection) throws Failure {
        int patience = Math.toIntExact(archive.patience().toMillis());
        connection.setConnectTimeout(patience);
        connection.setReadTimeout(patience);
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new Failure("the server answered " + status);
            }
            return connection.getInputStream();
        } catch (Failure e) {
            throw e;
        } catch (IOException e) {
            throw new Failure(e);
        }
    }

    private void copy(InputStream in, long length, OutputStream out) throws IOException {
        if (progress != null) {
            long usual = archive.files().stream().mapToLong(PublicFile::size).sum();
            progress.reset("Downloading", length > 0 ? length : usual, archive.name());
        }
        byte[] block = new byte[BLOCK];
        long copied = 0;
        for (int count = next(in, block); count >= 0; count = next(in, block)) {
            out.write(block, 0, count);
            copied += count;
            if (copied > LARGEST) {
                throw new Failure("there are more than " + LARGEST + " bytes, the most there may be");
            }
            if (progress != null) {
                progress.increment(count);
            }
        }
        // A connection that breaks off looks like the end of the file.
        if (length >= 0 && copied != length) {
            throw new Failure("the connection broke off after " + copied + " of " + length + " bytes");
        }
        if (progress != null) {
            progress.end();
        }
    }

    private static int next(InputStream in, byte[] block) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("The download was interrupted.");
        }
        try {
            return in.read(block);
        } catch (IOException e) {
            throw new Failure(e);
        }
    }
}
