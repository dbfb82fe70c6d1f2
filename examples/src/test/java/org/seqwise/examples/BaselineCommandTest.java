package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model beside what it has to beat. */
class BaselineCommandTest {

    private final Path folder;

    BaselineCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void resultBeginsWithTheBaselineThatIsNotBeaten() throws IOException {
        // The last step alone tells the answer, so that a network can gain nothing by the others.
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 400);
        Path model = folder.resolve("model");
        Run train = Run.of("train", "--data", csv, "--out", model, "--hidden", 4, "--epochs", 3);
        assertEquals(0, train.code(), train.err());
        List<String> lines = train.out().lines().toList();
        int kept = indexOf(lines, "Kept epoch");
        assertTrue(
                lines.get(kept - 2)
                        .matches("The LSTM (does not beat|is worse than) .*: ROC AUC \\d\\.\\d{3} against \\d\\.\\d{3},"
                                + " difference [+-]\\d\\.\\d{3} \\[.*]\\."),
                train.out());
        int table = indexOf(lines, "Beside the baselines, on the test part:");
        assertTrue(table > kept, train.out());
        assertTrue(lines.get(table + 2).startsWith("the LSTM  "), train.out());
        assertTrue(lines.get(table + 3).startsWith("the ratio alone  "), train.out());
        assertFalse(train.err().contains("tribuo"), train.err());

        JsonNode metrics =
                new ObjectMapper().readTree(model.resolve("metrics.json").toFile());
        JsonNode baselines = metrics.get("baselines");
        assertTrue(baselines.at("/lastStep/rocAuc").doubleValue() > 0.95, train.out());
        assertEquals(
                metrics.at("/test/rocAuc").doubleValue()
                        - baselines.at("/lastStep/rocAuc").doubleValue(),
                baselines.at("/lastStep/rocAucGain").doubleValue(),
                1e-12);
        assertEquals(0.5, baselines.at("/ratio/rocAuc").doubleValue());
    }

    @Test
    void nothingIsFittedWhereNoneAreWanted() throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 100);
        Path report = folder.resolve("report");
        Run train = Run.of("train", "--data", csv, "--report", report, "--epochs", 1, "--no-baselines");
        assertEquals(0, train.code(), train.err());
        assertFalse(train.out().contains("baseline"), train.out());
        assertFalse(train.out().contains("The LSTM"), train.out());
        assertFalse(new ObjectMapper()
                .readTree(report.resolve("metrics.json").toFile())
                .has("baselines"));
    }

    private static int indexOf(List<String> lines, String start) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i;
            }
        }
        throw new AssertionError("'" + start + "' begins none of " + lines);
    }
}
