package org.seqwise.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.StoreWriter;

/** A store of sequences of 10 x 5 in a temporary folder, a quarter of them 1, which the last step says. Closed, it is deleted. */
final class GeneratedStore implements AutoCloseable {

    static final int STEPS = 10;
    static final int FEATURES = 5;

    /** The values of a sequence in bytes. */
    static final int BYTES = STEPS * FEATURES * Float.BYTES;

    private final Path folder;

    GeneratedStore(int sequences) throws IOException {
        folder = Files.createTempDirectory("seqwise-store");
        try {
            write(sequences);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    Path path() {
        return folder.resolve("store");
    }

    private void write(int sequences) {
        try (StoreWriter writer = SequenceStore.writer(path(), List.of("a", "b", "c", "d", "e"))) {
            SplittableRandom random = new SplittableRandom(1);
            float[] values = new float[STEPS * FEATURES];
            for (int i = 0; i < sequences; i++) {
                for (int v = 0; v < values.length; v++) {
                    // Uniform, of mean 0 and deviation 1.
                    values[v] = (float) ((random.nextDouble() - 0.5) * Math.sqrt(12));
                }
                double last = values[values.length - FEATURES] + 0.5 * (random.nextDouble() - 0.5);
                writer.accept("s" + i, values, 0, STEPS, last > Math.sqrt(12) / 4 ? 1 : 0);
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
