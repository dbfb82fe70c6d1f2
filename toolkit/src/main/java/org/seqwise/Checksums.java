package org.seqwise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.seqwise.data.InvalidInputException;

/** The SHA-256 of some files of a folder, in the form that {@code sha256sum --check} reads. */
final class Checksums {

    static final String FILE = "SHA256SUMS";

    /** A line for each of some ten thousand files. */
    static final int MOST_BYTES = 1 << 20;

    private Checksums() {}

    static void write(Path folder, String... names) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String name : names) {
            lines.append(of(folder.resolve(name))).append("  ").append(name).append('\n');
        }
        Files.writeString(folder.resolve(FILE), lines);
    }

    static void verify(Path folder, String... names) {
        try {
            Map<String, String> stated = read(folder.resolve(FILE));
            for (String name : names) {
                Path file = folder.resolve(name);
                InvalidInputException.require(
                        Files.isRegularFile(file) && of(file).equals(stated.get(name)),
                        "%s is damaged: it is missing or does not have the checksum that %s states. Maybe copy the folder again.",
                        file,
                        FILE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " could not be read.", e);
        }
    }

    /** Returns whether a file's checksum is stated. */
    static boolean state(Path folder, String name) {
        try {
            return read(folder.resolve(FILE)).containsKey(name);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " could not be read.", e);
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        InvalidInputException.require(
                Files.isRegularFile(file),
                "%s is missing; without it the model is not whole. Maybe copy the folder again.",
                file);
        Map<String, String> stated = new HashMap<>();
        // Decoded leniently: a damaged byte is a checksum that does not fit, not a file that cannot be read.
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            String[] parts = line.split("  ", 2);
            if (parts.length == 2) {
                stated.put(parts[1], parts[0]);
            }
        }
        return stated;
    }

    private static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
