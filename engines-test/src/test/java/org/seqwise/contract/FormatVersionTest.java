package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.SequenceClassifier;

/**
 * Reads models of each format version there ever was. A folder {@code format-N}, or one more with a word behind, holds the {@code model}
 * and {@code expected.txt}: a probability a line, from the float64 reference, and the sequence it belongs to, steps parted by semicolons and
 * values by commas.
 */
class FormatVersionTest {

    static List<Path> versions() throws IOException, URISyntaxException {
        URL first = Objects.requireNonNull(FormatVersionTest.class.getResource("/format-1/expected.txt"));
        Path resources = Path.of(first.toURI()).resolveSibling("..").normalize();
        try (Stream<Path> entries = Files.list(resources)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("format-"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void modelOfEveryFormatVersionLoadsAndScoresAsItDid(Path version) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(version.resolve("expected.txt")));
        assertTrue(lines.size() >= 5);
        try (SequenceClassifier classifier = SequenceClassifier.load(version.resolve("model"));
                SequenceClassifier inJava = SequenceClassifier.loadWithoutEngine(version.resolve("model"))) {
            for (String line : lines) {
                String[] parts = line.split(" ", 2);
                double probability = Double.parseDouble(parts[0]);
                assertEquals(probability, classifier.probability(steps(parts[1])), 1e-5, line);
                assertEquals(probability, inJava.probability(steps(parts[1])), 1e-6, line);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"format-4", "format-5", "format-6", "format-6-isotonic", "format-7", "format-7-masked"})
    void modelOfAPresentFormatIsSavedAsItWas(String version, @TempDir Path parent)
            throws IOException, URISyntaxException {
        Path model = versions().stream()
                .filter(each -> each.endsWith(version))
                .findFirst()
                .orElseThrow()
                .resolve("model");
        Path again = parent.resolve("again");
        try (SequenceClassifier classifier = SequenceClassifier.load(model)) {
            classifier.save(again);
        }
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path same = again.resolve(model.relativize(file).toString());
                assertEquals(-1, Files.mismatch(file, same), file.toString());
            }
        }
    }

    /** Returns the sequences that a version's folder has the probabilities of. */
    static List<float[][]> sequences(Path version) throws IOException {
        return Files.readAllLines(version.resolve("expected.txt")).stream()
                .map(line -> steps(line.split(" ", 2)[1]))
                .toList();
    }

    private static float[][] steps(String text) {
        return Arrays.stream(text.split(";", -1)).map(FormatVersionTest::step).toArray(float[][]::new);
    }

    private static float[] step(String text) {
        String[] cells = text.split(",", -1);
        float[] step = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            step[i] = Float.parseFloat(cells[i]);
        }
        return step;
    }
}
