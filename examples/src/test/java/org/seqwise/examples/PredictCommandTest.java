package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code seqwise predict}: the same scores from any source, in its order, and all of them or none. */
class PredictCommandTest {

    private final Path folder;
    private final Path csv;
    private final Path model;
    private final Path scores;

    PredictCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        csv = CsvFixture.learnable(folder.resolve("data.csv"), 400);
        model = folder.resolve("model");
        scores = folder.resolve("scores.csv");
        Run train = Run.of("train", "--data", csv, "--out", model, "--hidden", 4, "--epochs", 2);
        assertEquals(0, train.code(), train.err());
    }

    @Test
    void rowsInOrderInAnyOrderAndAStoreHaveTheSameScores() throws IOException {
        String expected = Run.of("predict", "--model", model, "--data", csv).out();
        assertEquals(401, expected.lines().count());
        assertEquals(expected, written(csv, ""));
        Path store = folder.resolve("store");
        assertEquals(0, Run.of("convert", "--data", csv, "--out", store).code());
        assertEquals(expected, written(store, ""));
        List<String> lines = new ArrayList<>(Files.readAllLines(csv));
        Collections.shuffle(lines.subList(1, lines.size()), new Random(1));
        Path shuffled = Files.write(folder.resolve("shuffled.csv"), lines);
        String found = written(shuffled, "rows must be in the order of sequences and times.");
        assertEquals(expected.lines().sorted().toList(), found.lines().sorted().toList());
    }

    private String written(Path data, String told) throws IOException {
        Run run = Run.of("predict", "--model", model, "--data", data, "--out", scores);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains(told), run.err());
        return Files.readString(scores);
    }

    @Test
    void whatBreaksLateLeavesNothing() throws IOException {
        Path broken = folder.resolve("broken.csv");
        Files.writeString(broken, Files.readString(csv) + "s9999,0,0.5,what,0\n");
        Run run = Run.of("predict", "--model", model, "--data", broken, "--out", scores);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains("broken.csv:"), run.err());
        assertFalse(Files.exists(scores));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().contains("scores")).toList());
        }
    }

    @Test
    void progressSaysHowFastItGoesAndHowLongItTakes() {
        assertEquals(
                "1,000 of 4,000 sequences, 500 sequences/s, 0:06 left", new PredictProgress(1000, 4000, 2).toString());
        assertEquals("1,000 sequences, 500 sequences/s", new PredictProgress(1000, 0, 2).toString());
        assertEquals("0 of 10 sequences, 0 sequences/s", new PredictProgress(0, 10, 0).toString());
    }
}
