package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training says of itself while it runs. */
class WatchingCommandTest {

    private final Path folder;
    private final Path csv;

    WatchingCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        csv = CsvFixture.learnable(folder.resolve("data.csv"), 200);
    }

    @Test
    void aReportHasTheFiguresOfEachEpoch() throws IOException {
        Run train = train("--report", folder.resolve("report"), "--best-by", "pr-auc");
        assertEquals(0, train.code(), train.err());
        List<JsonNode> lines = lines(folder.resolve("report").resolve("metrics.jsonl"));
        assertEquals(List.of(1, 2, 3), epochs(lines));
        assertEquals("pr-auc", lines.get(0).get("bestBy").asText());
        assertTrue(train.out().contains("  pr-auc "), train.out());
    }

    @Test
    void aResumedRunGoesOnWithItsFile() throws IOException {
        Path file = folder.resolve("run.jsonl");
        Path checkpoints = folder.resolve("checkpoints");
        Object[] options = {
            "--metrics", file, "--checkpoint", checkpoints, "--checkpoint-steps", 7, "--keep-checkpoints", 100
        };
        Run first = train(options);
        assertEquals(0, first.code(), first.err());
        List<JsonNode> uninterrupted = lines(file);
        // As if it had been killed within the second epoch, long after its last checkpoint there.
        deleteAfter(checkpoints, uninterrupted.get(0).get("step").asInt() + 8);
        Files.writeString(file, "{\"epoch\":4,\"st", StandardOpenOption.APPEND);
        Run second = train(Stream.of(options, new Object[] {"--resume"})
                .flatMap(Stream::of)
                .toArray());
        assertEquals(0, second.code(), second.err());
        List<JsonNode> resumed = lines(file);
        assertEquals(List.of(1, 2, 3), epochs(resumed));
        assertEquals(uninterrupted.get(0), resumed.get(0));
        for (int i = 1; i < 3; i++) {
            assertEquals(uninterrupted.get(i).get("loss"), resumed.get(i).get("loss"));
            assertEquals(uninterrupted.get(i).get("step"), resumed.get(i).get("step"));
        }
    }

    @Test
    void aRunThatIsRefusedLeavesTheFileAsItIs() throws IOException {
        Path file = folder.resolve("run.jsonl");
        Object[] options = {"--metrics", file, "--checkpoint", folder.resolve("checkpoints")};
        assertEquals(0, train(options).code());
        List<JsonNode> before = lines(file);
        assertEquals(2, train(options).code());
        assertEquals(before, lines(file));
    }

    @Test
    void aFolderForMetricsIsRefused() {
        Run train = train("--metrics", folder);
        assertEquals(2, train.code());
        assertTrue(train.err().contains("--metrics (" + folder + ") must be a file, not a folder."), train.err());
    }

    @Test
    void aFileWithinTheModelIsRefused() {
        Path model = folder.resolve("model");
        Run train = train("--report", model, "--out", model);
        assertEquals(2, train.code());
        assertTrue(train.err().contains("must not lie in --out (" + model + ")"), train.err());
    }

    private Run train(Object... more) {
        Object[] common = {"train", "--data", csv, "--hidden", 3, "--epochs", 3, "--learning-rate", 0.02};
        return Run.of(Stream.of(common, more).flatMap(Stream::of).toArray());
    }

    private static void deleteAfter(Path checkpoints, int step) throws IOException {
        try (Stream<Path> files = Files.list(checkpoints)) {
            for (Path file : files.toList()) {
                if (Integer.parseInt(file.getFileName().toString().replaceAll("\\D", "")) > step) {
                    Files.delete(file);
                }
            }
        }
    }

    private static List<Integer> epochs(List<JsonNode> lines) {
        return lines.stream().map(line -> line.get("epoch").asInt()).toList();
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
