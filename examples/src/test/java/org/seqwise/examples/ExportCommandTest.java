package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code seqwise export}, and {@code seqwise predict --runtime onnx}. */
class ExportCommandTest {

    private final Path csv;
    private final Path model;
    private final Path file;

    ExportCommandTest(@TempDir Path folder) throws IOException {
        csv = CsvFixture.learnable(folder.resolve("data.csv"), 400);
        model = folder.resolve("model");
        file = folder.resolve("model.onnx");
        Run train = Run.of("train", "--data", csv, "--out", model, "--hidden", 4, "--epochs", 2, "--no-baselines");
        assertEquals(0, train.code(), train.err());
    }

    @Test
    void modelIsWrittenCheckedAndSummedUp() throws IOException {
        Run run = Run.of("export", "--model", model, "--out", file, "--data", csv);
        assertEquals(0, run.code(), run.err());
        assertTrue(Files.size(file) > 1000);
        for (String part : List.of(
                "In       values (batch, time, 2) float32: x, y",
                "lengths (batch) int64",
                "Out      probability (batch) float64; a 1 from 0.",
                "Model    " + model + ": LSTM, 4 units, 1 network",
                "Checked  400 of --data and 256 random sequences, on ",
                "Differs  by ",
                "allowed is 1e-05")) {
            assertTrue(run.out().contains(part), run.out());
        }
    }

    @Test
    void onnxRuntimePredictsWhatTheEngineDoes() {
        List<String> engine = predicted("engine");
        List<String> onnx = predicted("onnx");
        assertEquals(401, engine.size());
        assertEquals(engine.size(), onnx.size());
        for (int i = 1; i < engine.size(); i++) {
            assertEquals(probability(engine.get(i)), probability(onnx.get(i)), 1e-5, engine.get(i));
        }
    }

    private List<String> predicted(String runtime) {
        Run run = Run.of("predict", "--model", model, "--data", csv, "--runtime", runtime);
        assertEquals(0, run.code(), run.err());
        return run.out().lines().toList();
    }

    private static double probability(String line) {
        int from = line.indexOf(',') + 1;
        return Double.parseDouble(line.substring(from, line.indexOf(',', from)));
    }

    @Test
    void whatCannotBeDoneIsSaidInOneLineAndLeavesNothing() {
        Run nowhere = Run.of("export", "--model", model, "--out", file.resolve("in/a/file.onnx"));
        assertEquals(2, nowhere.code(), nowhere.err());
        assertTrue(nowhere.err().contains("must lie in a folder that is there"), nowhere.err());
        Run noModel = Run.of("export", "--model", csv, "--out", file);
        assertEquals(2, noModel.code(), noModel.err());
        assertFalse(Files.exists(file));
    }
}
