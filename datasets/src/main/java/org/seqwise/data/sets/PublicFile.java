package org.seqwise.data.sets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A published file, known by its content.
 *
 * @param name what it is called where it is published
 * @param size how many bytes it has
 * @param sha256 64 lower-case hexadecimal digits
 */
record PublicFile(String name, long size, String sha256) {

    /** Returns the SHA-256 of a file as 64 lower-case hexadecimal digits. */
    static String sumOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return copied(in, OutputStream.nullOutputStream());
        }
    }

    /** Copies a stream to its end and returns the SHA-256 of what was copied. */
    static String copied(InputStream in, OutputStream out) throws IOException {
        try {
            DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
            digested.transferTo(out);
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Returns whether a file has this content. */
    boolean isAt(Path file) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == size
                && sumOf(file).equals(sha256);
    }
}
