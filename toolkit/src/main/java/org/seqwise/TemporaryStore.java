package org.seqwise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.seqwise.data.SequenceSink;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;

/** A store in the folder for temporary files; closed, it is deleted. */
record TemporaryStore(Path folder) implements AutoCloseable {

    /** Writes all that a source has. */
    static TemporaryStore of(Consumer<Function<List<String>, SequenceSink>> source) {
        TemporaryStore made = new TemporaryStore(newFolder());
        try {
            SequenceStore.write(made.store(), opener -> source.accept(opener::apply));
            return made;
        } catch (RuntimeException | Error e) {
            made.close();
            throw e;
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("seqwise-store");
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder could be made.", e);
        }
    }

    private Path store() {
        return folder.resolve("store");
    }

    Sequences sequences() {
        return SequenceStore.open(store());
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
