package org.seqwise.exchange.keras;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.seqwise.Provenance;

/** Where a model of Keras comes from: what its file says, and that the rest is not known. */
final class Origin {

    private static final String UNKNOWN = "unknown";

    private Origin() {}

    /**
     * Returns a provenance without a training of ours.
     *
     * @param layers what the model is in a line
     * @param learned how many numbers Keras's model has
     */
    static Provenance of(Path file, String version, String layers, long learned) {
        Map<String, String> source = new LinkedHashMap<>();
        source.put("origin", "imported from Keras " + version);
        source.put("file", String.valueOf(file.getFileName()));
        source.put("sha256", sha256(file));
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("origin", "imported from Keras " + version);
        settings.put("layers", layers);
        return new Provenance(
                Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS).toString(),
                "Keras",
                version,
                UNKNOWN,
                "none",
                0,
                UNKNOWN,
                UNKNOWN,
                0,
                0,
                0,
                0,
                learned,
                settings,
                source);
    }

    private static String sha256(Path file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                Files.copy(file, out);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
