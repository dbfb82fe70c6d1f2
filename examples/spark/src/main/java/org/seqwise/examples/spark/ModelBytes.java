package org.seqwise.examples.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.seqwise.SequenceClassifier;
import org.seqwise.engine.EngineThreads;

/** A model's folder as bytes: what Spark sends to each executor, once a job. */
final class ModelBytes implements Serializable {

    private static final long serialVersionUID = 1;

    private final String sha256;
    private final TreeMap<String, byte[]> files;

    private ModelBytes(Map<String, byte[]> files) {
        this.files = new TreeMap<>(files);
        sha256 = sha256(this.files);
    }

    /**
     * Reads a folder.
     *
     * @param folder of a model that was found whole
     */
    static ModelBytes read(Path folder) {
        Map<String, byte[]> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> regular = all.filter(Files::isRegularFile).toList();
            for (Path file : regular) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " could not be read.", e);
        }
        return new ModelBytes(files);
    }

    /** Returns what tells this model from others. */
    String sha256() {
        return sha256;
    }

    /** Loads the model onto this process's engine, which computes each task of Spark's on one thread. */
    SequenceClassifier load() {
        EngineThreads.suggest(1, "a task of Spark is one thread");
        try {
            Path folder = Files.createTempDirectory("seqwise-spark");
            try {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Path target = folder.resolve(file.getKey());
                    Files.createDirectories(target.getParent());
                    Files.write(target, file.getValue());
                }
                return SequenceClassifier.load(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The model could not be unpacked.", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted((a, b) -> b.compareTo(a)).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }

    private static String sha256(Map<String, byte[]> sorted) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            sorted.forEach((name, bytes) -> {
                digest.update((name + " " + bytes.length + " ").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
