package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verdict as the command gives it, and the command that it names. */
class DiagnoseCommandTest {

    private final Path folder;

    DiagnoseCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path generated(String file, Object... options) {
        Path path = folder.resolve(file);
        Object[] arguments = new Object[options.length + 3];
        arguments[0] = "generate";
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[options.length + 1] = "--out";
        arguments[options.length + 2] = path;
        Run run = Run.of(arguments);
        assertEquals(0, run.code(), run.err());
        return path;
    }

    /** Returns the arguments of the command that is named, behind the program's. */
    private static List<String> next(String out) {
        String line =
                out.lines().filter(one -> one.startsWith("Next ")).findFirst().orElseThrow();
        List<String> words = Arrays.asList(line.split(" +", -1));
        int from = Math.max(words.indexOf("train"), Math.max(words.indexOf("diagnose"), words.indexOf("describe")));
        return words.subList(from, words.size());
    }

    @Test
    void questionsDataAreToldWhatTheyNeedAndTheNextCommandLearns() {
        Path data = generated("question.npz", "--size", 6000);
        Run run = Run.of("diagnose", "--data", data);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith("Verdict    needs preparation\n"), run.out());
        for (String said :
                List.of("% of all rows are zeros in front", "x1 hardly moves", "x2 hardly moves", "log-loss of 0.56")) {
            assertTrue(run.out().contains(said), said + " in " + run.out());
        }
        List<String> next = next(run.out());
        assertEquals(List.of("train", "--data", data.toString(), "--out", "model"), next);
        // In the test's folder, and not as long.
        Run train = Run.of(
                "train",
                "--data",
                data,
                "--out",
                folder.resolve("model"),
                "--epochs",
                8,
                "--hidden",
                16,
                "--learning-rate",
                0.01);
        assertEquals(0, train.code(), train.err());
        assertTrue(train.out().contains(", below the floor of "), train.out());
        Run model = Run.of("diagnose", "--data", data, "--model", folder.resolve("model"));
        assertTrue(model.out().contains("\nThe model has a ROC AUC of "), model.out());
    }

    @Test
    void leakIsSuspectedAndTheRestIsOffered() {
        Path data = generated("leak.csv", "--museum", "LEAK_BY_ID", "--size", 1000);
        Run run = Run.of("diagnose", "--data", data, "--seed", 3);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith("Verdict    leak suspected\n"), run.out());
        assertTrue(run.out().contains("record alone tells 1s from 0s"), run.out());
        assertEquals(
                List.of(
                        "train",
                        "--data",
                        data.toString(),
                        "--out",
                        "model",
                        "--features",
                        "first,second,third,fourth"),
                next(run.out()));
    }

    @Test
    void everyFigureIsThereAsJson() throws IOException {
        Path data = generated("noise.csv", "--museum", "NO_SIGNAL", "--size", 600);
        Run run = Run.of("diagnose", "--data", data, "--json");
        assertEquals(0, run.code(), run.err());
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertEquals("no signal found", json.path("verdict").asText());
        assertTrue(json.at("/signal/pValue").doubleValue() > 0.001, run.out());
        assertEquals(600, json.at("/data/sequences").intValue());
        assertTrue(json.path("next").asText().endsWith("describe --data " + data), run.out());
    }

    @Test
    void curveOfARunIsExplained() throws IOException {
        Path data = CsvFixture.learnable(folder.resolve("data.csv"), 200);
        Path report = folder.resolve("report");
        Run train = Run.of("train", "--data", data, "--hidden", 3, "--epochs", 3, "--report", report);
        assertEquals(0, train.code(), train.err());
        Run run = Run.of("diagnose", "--run", report);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith("Of 3 epochs number "), run.out());
    }

    @Test
    void badUseIsOneLine() throws IOException {
        Path data = CsvFixture.learnable(folder.resolve("data.csv"), 200);
        Run both = Run.of("diagnose", "--data", data, "--run", folder);
        assertEquals(2, both.code());
        assertTrue(both.err().contains("give one"), both.err());
        Run nothing = Run.of("diagnose");
        assertEquals(2, nothing.code());
        assertTrue(nothing.err().contains("Maybe name a file with --data"), nothing.err());
        Run missing = Run.of("diagnose", "--run", folder.resolve("none"));
        assertEquals(2, missing.code());
        assertFalse(missing.err().contains("\tat "), missing.err());
    }
}
