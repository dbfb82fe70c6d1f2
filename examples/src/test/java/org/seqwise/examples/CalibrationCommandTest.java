package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train --calibrate}, and what follows it. */
class CalibrationCommandTest {

    private final Path csv;
    private final Path model;

    CalibrationCommandTest(@TempDir Path folder) throws IOException {
        csv = CsvFixture.learnable(folder.resolve("data.csv"), 200);
        model = folder.resolve("model");
    }

    private Run train(Object... more) {
        Object[] common = {"train", "--data", csv, "--hidden", 3, "--epochs", 2, "--learning-rate", 0.02};
        return Run.of(Stream.of(common, more).flatMap(Stream::of).toArray());
    }

    @Test
    void whatItDidIsToldAndKept() throws IOException {
        Run train = train("--calibrate", "platt", "--out", model);
        assertEquals(0, train.code(), train.err());
        assertTrue(train.out().contains("Calibrated by platt: log-loss 0."), train.out());
        assertTrue(train.out().contains("on the validation part it was fitted on."), train.out());
        String settings = new ObjectMapper()
                .readTree(model.resolve("metrics.json").toFile())
                .at("/run/settings")
                .toString();
        assertTrue(settings.contains("\"calibration\":\"platt\""), settings);
        assertTrue(Files.readString(model.resolve("seqwise.json")).contains("\"kind\" : \"logit\""));
        List<Double> onEngine = predicted("engine");
        List<Double> inJava = predicted("java");
        assertEquals(200, onEngine.size());
        for (int i = 0; i < onEngine.size(); i++) {
            assertEquals(onEngine.get(i), inJava.get(i), 1e-5);
        }
    }

    private List<Double> predicted(String runtime) {
        Run predict = Run.of("predict", "--model", model, "--data", csv, "--runtime", runtime);
        assertEquals(0, predict.code(), predict.err());
        return predict.out()
                .lines()
                .skip(1)
                .map(line -> Double.valueOf(line.split(",", -1)[1]))
                .toList();
    }

    @Test
    void nothingIsCalibratedUnlessSaid() throws IOException {
        Run train = train("--out", model);
        assertEquals(0, train.code(), train.err());
        assertFalse(train.out().contains("Calibrated"), train.out());
        assertFalse(Files.readString(model.resolve("seqwise.json")).contains("calibration"));
    }

    @Test
    void anotherMethodIsRefusedWithThoseThereAre() {
        Run train = train("--calibrate", "beta");
        assertEquals(2, train.code());
        assertTrue(train.err().contains("beta"), train.err());
        assertTrue(train.err().contains("none, platt, isotonic, temperature"), train.err());
    }
}
