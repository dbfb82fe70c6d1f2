package org.seqwise.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Models that go from every engine to every engine, by folders that are deleted afterwards. */
final class HandOver {

    /** How DJL names what holds a block's weights. */
    private static final String WEIGHTS = ".params";

    private final List<Candidate> candidates;
    private final Comparisons comparisons;

    HandOver(List<Candidate> candidates, Comparisons comparisons) {
        this.candidates = candidates;
        this.comparisons = comparisons;
    }

    void run(ParityCase one) {
        try {
            Path folder = Files.createTempDirectory("seqwise-parity");
            try {
                candidates.forEach(writer -> from(writer, one, folder));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A temporary folder could not be made or deleted.", e);
        }
    }

    private void from(Candidate writer, ParityCase one, Path folder) {
        Path saved = folder.resolve(writer.name());
        WrittenModel written;
        try {
            written = writer.write(one, saved);
        } catch (RuntimeException e) {
            comparisons.gap(Check.SAVED_SCORES, writer.name(), Judge.NAME).fail(one.name(), e.toString());
            return;
        }
        double[] expected = Judge.scores(written, one.raw());
        for (Candidate reader : candidates) {
            Path again = folder.resolve(writer.name() + " to " + reader.name());
            try {
                double[] scores = reader.rewrite(one, saved, again);
                addScores(one, written, writer.name(), expected, reader.name(), scores);
            } catch (RuntimeException e) {
                comparisons.gap(Check.SAVED_SCORES, reader.name(), Judge.NAME).fail(one.name(), e.toString());
                continue;
            }
            comparisons
                    .gap(Check.SAVED_BYTES, reader.name(), writer.name())
                    .add(one.name(), weightsIn(saved), weightsIn(again));
        }
    }

    private void addScores(
            ParityCase one, WrittenModel written, String writer, double[] expected, String reader, double[] scores) {
        Map<String, double[]> actual = Map.of("probability", scores);
        comparisons
                .gap(Check.SAVED_SCORES, reader, Judge.NAME)
                .add(one.name(), Map.of("probability", expected), actual);
        if (!reader.equals(writer)) {
            comparisons
                    .gap(Check.SAVED_SCORES, reader, writer)
                    .add(one.name(), Map.of("probability", written.probabilities()), actual);
        }
    }

    private static Map<String, double[]> weightsIn(Path folder) {
        Map<String, double[]> files = new TreeMap<>();
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path file :
                    entries.filter(entry -> entry.toString().endsWith(WEIGHTS)).toList()) {
                files.put(folder.relativize(file).toString(), Doubles.of(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " could not be read.", e);
        }
        return files;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path entry : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
