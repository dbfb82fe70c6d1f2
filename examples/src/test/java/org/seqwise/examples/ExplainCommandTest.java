package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model goes by, as a person and as another program is told. */
class ExplainCommandTest {

    private final Path folder;
    private final Path csv;
    private final Path model;

    ExplainCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        csv = CsvFixture.learnable(folder.resolve("data.csv"), 400);
        model = folder.resolve("model");
    }

    @BeforeEach
    void train() {
        Run train =
                Run.of("train", "--data", csv, "--out", model, "--hidden", 8, "--epochs", 30, "--learning-rate", 0.02);
        assertEquals(0, train.code(), train.err());
    }

    private Run explain(Object... more) {
        Object[] common = {"explain", "--model", model, "--data", csv};
        return Run.of(Stream.of(common, more).flatMap(Stream::of).toArray());
    }

    @Test
    void lastXIsWhatItGoesBy() throws IOException {
        Path out = folder.resolve("why.csv");
        Run run = explain("--out", out, "--repeats", 3);
        assertEquals(0, run.code(), run.err());
        List<String> lines = run.out().lines().toList();
        assertTrue(lines.get(0).startsWith("Explained 400 of 400 sequences: ROC AUC "), run.out());
        assertTrue(lines.get(4).startsWith("x "), run.out());
        assertTrue(lines.get(8).startsWith("last "), run.out());
        assertTrue(run.out().contains("Feature  -5  -4  -3  -2  -1  last"), run.out());
        assertTrue(lines.stream().anyMatch(line -> line.matches("x .* @@")), run.out());
        List<String> rows = Files.readAllLines(out);
        assertEquals(1 + 2 + 6 + 2 * 6, rows.size());
        assertTrue(rows.get(1).startsWith("x,,400,0."), rows.get(1));
        assertTrue(rows.get(3).startsWith(",0,400,0."), rows.get(3));
        assertTrue(rows.get(9).startsWith("x,0,400,,,,,"), rows.get(9));
        assertTrue(rows.get(10).startsWith("x,-1,"), rows.get(10));
    }

    @Test
    void anotherProgramGetsEveryFigure() throws JsonProcessingException {
        Run run = explain("--json", "--permuted", 100, "--attributed", 50, "--points", 20, "--seed", 7);
        assertEquals(0, run.code(), run.err());
        JsonNode all = new ObjectMapper().readTree(run.out());
        assertEquals(400, all.get("available").intValue());
        assertEquals(100, all.get("sequences").intValue());
        assertEquals("x", all.at("/features/0/name").textValue());
        assertTrue(all.at("/features/0/rocAucLost/mean").doubleValue() > 0.2, run.out());
        assertEquals(50, all.at("/attributions/sequences").intValue());
        assertTrue(all.at("/attributions/completenessError").doubleValue() < 1e-4, run.out());
    }

    @Test
    void oneSequenceIsShownValueByValueWithOrWithoutLabels() throws IOException {
        Path unlabeled = CsvFixture.withoutLabel(csv, folder.resolve("new.csv"));
        Run labeled = explain("--sequence", "s4");
        assertEquals(0, labeled.code(), labeled.err());
        assertTrue(labeled.out().startsWith("Sequence 's4': probability "), labeled.out());
        assertEquals(
                labeled.out(),
                Run.of("explain", "--model", model, "--data", unlabeled, "--sequence", "s4")
                        .out());
        Path out = folder.resolve("s4.csv");
        JsonNode one = new ObjectMapper()
                .readTree(explain("--sequence", "s4", "--json", "--out", out).out());
        List<String> raw = Files.readAllLines(csv).stream()
                .filter(line -> line.startsWith("s4,"))
                .toList();
        assertEquals(raw.size(), one.get("values").size());
        String[] last = raw.get(raw.size() - 1).split(",", -1);
        assertEquals(
                Double.parseDouble(last[2]),
                one.get("values").get(raw.size() - 1).get(0).doubleValue(),
                1e-6);
        double sum = 0;
        for (JsonNode step : one.get("added")) {
            for (JsonNode value : step) {
                sum += value.doubleValue();
            }
        }
        assertEquals(one.get("logit").doubleValue() - one.get("baseline").doubleValue(), sum, 1e-4);
        assertEquals(1 + 2 * raw.size(), Files.readAllLines(out).size());
    }

    @Test
    void whatCannotBeExplainedIsRefusedInOneLine() throws IOException {
        assertRefused("--sequence (s400) must be the id of one of the 400 sequences", "--sequence", "s400");
        assertRefused("points (0) must lie in 1 to 10000.", "--points", 0);
        assertRefused("repeats (-1) must be positive.", "--repeats", -1);
        assertRefused("it is a folder", "--out", folder);
        assertRefused(
                "must lie in a folder that is there",
                "--out",
                folder.resolve("no").resolve("f.csv"));
        Path unlabeled = CsvFixture.withoutLabel(csv, folder.resolve("new.csv"));
        Run run = Run.of("explain", "--model", model, "--data", unlabeled);
        assertEquals(2, run.code());
        assertTrue(run.err().contains("label"), run.err());
    }

    private void assertRefused(String message, Object... arguments) {
        Run run = explain(arguments);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertFalse(run.err().strip().contains("\n"), run.err());
    }
}
