package org.seqwise.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.StoreWriter;

/** A store of sequences of equal length in a temporary folder, a quarter of them 1, which the last step says. Closed, it is deleted. */
final class GeneratedStore implements AutoCloseable {

    static final int STEPS = Point.QUESTION.steps();
    static final int FEATURES = Point.QUESTION.features();

    /** The values of a sequence of 10 x 5 in bytes. */
    static final int BYTES = STEPS * FEATURES * Float.BYTES;

    private final Path folder;

    /** Writes sequences of 10 x 5. */
    GeneratedStore(int sequences) throws IOException {
        this(sequences, STEPS);
    }

    GeneratedStore(int sequences, int steps) throws IOException {
        folder = Files.createTempDirectory("seqwise-store");
        try {
            write(sequences, steps);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Returns the folder that the store is in, for whatever else is to be deleted with it. */
    Path folder() {
        return folder;
    }

    Path path() {
        return folder.resolve("store");
    }

    private void write(int sequences, int steps) {
        try (StoreWriter writer = SequenceStore.writer(
                path(), IntStream.range(0, FEATURES).mapToObj(f -> "x" + f).toList())) {
            SplittableRandom random = new SplittableRandom(1);
            float[] values = new float[steps * FEATURES];
            for (int i = 0; i < sequences; i++) {
                for (int v = 0; v < values.length; v++) {
                    // Uniform, of mean 0 and deviation 1.
                    values[v] = (float) ((random.nextDouble() - 0.5) * Math.sqrt(12));
                }
                double last = values[values.length - FEATURES] + 0.5 * (random.nextDouble() - 0.5);
                writer.accept("s" + i, values, 0, steps, last > Math.sqrt(12) / 4 ? 1 : 0);
            }
            writer.finish();
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " could not be deleted.", e);
        }
    }
}
