package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** Several networks as one model, from training to scores. */
class EnsembleCommandTest {

    private final Path folder;
    private final Path csv;
    private final Path model;

    EnsembleCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        csv = CsvFixture.learnable(folder.resolve("data.csv"), 200);
        model = folder.resolve("model");
    }

    @BeforeEach
    void train() {
        Run train = train("--ensemble", 2, "--out", model);
        assertEquals(0, train.code(), train.err());
        assertTrue(train.out().contains("member 1/2  epoch   1/2 "), train.out());
        assertTrue(train.out().contains("member 2/2  epoch   2/2 "), train.out());
        assertTrue(train.out().contains("Kept of each member epoch 2 of 2, 2 of 2, after"), train.out());
    }

    private Run train(Object... more) {
        Object[] common = {"train", "--data", csv, "--hidden", 3, "--epochs", 2, "--learning-rate", 0.02};
        return Run.of(Stream.of(common, more).flatMap(Stream::of).toArray());
    }

    @Test
    void metricsTellOfEachMember() throws IOException {
        JsonNode run = new ObjectMapper()
                .readTree(model.resolve("metrics.json").toFile())
                .get("run");
        assertEquals(2, run.at("/settings/ensemble").intValue());
        assertEquals(2, run.at("/members").size());
        assertEquals(42, run.at("/members/0/seed").longValue());
        assertNotEquals(42, run.at("/members/1/seed").longValue());
        assertEquals(2, run.at("/members/1/bestEpoch").intValue());
    }

    @Test
    void itEvaluatesAndPredictsOnTheEngineAndInPlainJava() {
        Run evaluate = Run.of("evaluate", "--model", model, "--data", csv);
        assertEquals(0, evaluate.code(), evaluate.err());
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
    void everyMemberIsCertified() {
        Run run = Run.of("parity", "--model", model, "--data", csv);
        assertEquals(0, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("each of its 2 members, on "), run.out());
        assertTrue(run.out().contains("checks passed"), run.out());
    }

    @Test
    void everyMemberGoesOn() {
        Run more = train("--start-from", model, "--out", folder.resolve("further"));
        assertEquals(0, more.code(), more.err());
        assertTrue(more.out().contains("Kept of each member epoch 4 of 4, 4 of 4, after"), more.out());
        Run other = train("--start-from", model, "--ensemble", 3);
        assertEquals(2, other.code());
        assertTrue(
                other.err()
                        .contains("ensemble (3) must be the number of members of the model to start from (" + model
                                + "): 2. Maybe leave it out."),
                other.err());
    }

    @Test
    void whatIsNoNumberOfNetworksIsRefused() {
        Run none = train("--ensemble", 0, "--out", folder.resolve("none"));
        assertEquals(2, none.code());
        assertTrue(none.err().contains("ensemble (0) must be positive"), none.err());
        assertFalse(Files.exists(folder.resolve("none")));
    }

    @Test
    void oneDamagedMemberIsRefused() throws IOException {
        Path weights = model.resolve("member-2").resolve("net-0000.params");
        Files.writeString(weights, "damaged");
        Run run = Run.of("predict", "--model", model, "--data", csv);
        assertEquals(2, run.code());
        assertTrue(run.err().contains(weights + " is damaged"), run.err());
    }
}
