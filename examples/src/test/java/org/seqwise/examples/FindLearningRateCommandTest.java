package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindLearningRateCommandTest {

    @Test
    void aRateIsSuggestedThatTrainFindsToo(@TempDir Path folder) throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 400);
        Path curve = folder.resolve("curve.csv");
        Run found = Run.of("find-learning-rate", "--data", csv, "--hidden", 8, "--out", curve);
        assertEquals(0, found.code(), found.err());
        List<String> lines = Files.readAllLines(curve);
        assertEquals("rate,loss,smoothed", lines.get(0));
        assertTrue(lines.size() > 20 && lines.get(1).startsWith("1.0E-5,"), lines.get(1));
        assertTrue(found.out().lines().anyMatch(line -> line.matches("1\\.0e-05 +\\d\\.\\d{4} +\\|#+>?")), found.out());
        String said = found.out()
                .substring(found.out().indexOf("train --learning-rate ") + 22)
                .strip();

        Path model = folder.resolve("model");
        Run train =
                Run.of("train", "--data", csv, "--hidden", 8, "--learning-rate", "auto", "--epochs", 2, "--out", model);
        assertEquals(0, train.code(), train.err());
        JsonNode settings = new ObjectMapper()
                .readTree(model.resolve("metrics.json").toFile())
                .at("/run/settings");
        assertEquals(Double.parseDouble(said), settings.path("learningRate").doubleValue());
        assertEquals("range test", settings.path("learningRateFound").textValue());
    }

    @ParameterizedTest
    @CsvSource({
        "--steps, 5, steps (5) must be at least 20",
        "--least-rate, 20, The rates (20.0 to 10.0) must be",
        "--most-rate, -1, The rates (1.0E-5 to -1.0) must be",
        "--optimizer, sgdx, Optimizer (sgdx) must be"
    })
    void badSettingsAreRefused(String option, String value, String message, @TempDir Path folder) throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 100);
        Run run = Run.of("find-learning-rate", "--data", csv, option, value);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
    }

    @Test
    void theFolderOfTheCurveMustExist(@TempDir Path folder) {
        Run run = Run.of("find-learning-rate", "--data", "nowhere.csv", "--out", folder.resolve("no/curve.csv"));
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains("must be in a folder that exists."), run.err());
    }

    @Test
    void theRateIsAutoOrANumber(@TempDir Path folder) throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 100);
        Run run = Run.of("train", "--data", csv, "--learning-rate", "fast");
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains("--learning-rate (fast) must be auto or a positive number."), run.err());
    }
}
