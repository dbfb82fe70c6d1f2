package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.engine.Engines;

/** A model's card, as the command writes it. */
class CardCommandTest {

    private final Path folder;
    private final Path model;

    CardCommandTest(@TempDir Path folder) {
        this.folder = folder;
        model = folder.resolve("model");
    }

    private void train() throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 200);
        Run run = Run.of(
                "train",
                "--data",
                csv,
                "--hidden",
                3,
                "--epochs",
                2,
                "--cost-fn",
                20,
                "--calibrate",
                "platt",
                "--out",
                model);
        assertEquals(0, run.code(), run.err());
    }

    @Test
    void cardTellsAllThatTheTrainingWrote() throws IOException {
        train();
        Run run = Run.of("card", "--model", model);
        assertEquals(0, run.code(), run.err());
        String page = run.out();
        JsonNode test = read(model.resolve("metrics.json")).path("test");
        for (String expected : new String[] {
            "| train part | 140 sequences of up to 6 steps, 35 of them 1s |",
            "| split | stratified |",
            String.format(
                    java.util.Locale.ROOT,
                    "| ROC AUC | %.4f | ",
                    test.path("rocAuc").doubleValue()),
            "| found on the validation part by | costs=1.0:20.0 |",
            "| errors of the test part cost | ",
            "| calibration | platt: log-loss ",
            "| x | ",
            "| boosted trees on summaries | ",
            "data in which 25.0 % are 1s",
            "| trained on | " + Engines.choose().name() + " ",
            "| DJL | 0."
        }) {
            assertTrue(page.contains(expected), expected + " in\n" + page);
        }
        requireTheSameForAnotherProgram();
    }

    private void requireTheSameForAnotherProgram() throws IOException {
        Path file = folder.resolve("card.json");
        Run run = Run.of("card", "--model", model, "--json", "--out", file);
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.out());
        JsonNode card = read(file);
        assertEquals(read(model.resolve("metrics.json")), card.path("metrics"));
        assertEquals(read(model.resolve("seqwise.json")).path("threshold"), card.at("/threshold/value"));
        assertTrue(card.at("/threshold/meanCost").doubleValue() > 0, card.toPrettyString());
        assertTrue(card.path("limits").size() > 3, card.toPrettyString());
    }

    @Test
    void folderThatIsNoModelIsOneErrorAndWritesNothing() {
        Path file = folder.resolve("card.md");
        Run run = Run.of("card", "--model", folder, "--out", file);
        assertEquals(2, run.code());
        assertTrue(run.err().contains("it has no seqwise.json"), run.err());
        assertFalse(Files.exists(file));
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
