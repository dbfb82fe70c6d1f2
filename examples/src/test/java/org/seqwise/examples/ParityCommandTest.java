package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.engine.Engines;
import org.seqwise.parity.EngineEntry;
import org.seqwise.parity.Parity;
import org.seqwise.parity.ParityCase;
import org.seqwise.parity.ParityPlan;
import org.seqwise.parity.ParityProgress;
import picocli.CommandLine;

/** {@code seqwise parity} as a person uses it; the whole fixed set is run where both engines are tested together. */
class ParityCommandTest {

    private static final ParityCase ONE = ParityPlan.fixed().cases().get(0);

    private final Path folder;
    private final Path csv;
    private final Path model;

    ParityCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        csv = CsvFixture.learnable(folder.resolve("data.csv"), 100);
        model = folder.resolve("model");
    }

    @Test
    void ownModelOnOwnDataIsCertified() throws IOException {
        train();
        Path out = folder.resolve("certificate.json");
        Run run = Run.of("parity", "--model", model, "--data", csv, "--out", out);
        assertEquals(0, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("64 of 100 sequences"), run.out());
        assertTrue(run.out().contains("checks passed"), run.out());
        JsonNode certificate = new ObjectMapper().readTree(out.toFile());
        assertTrue(certificate.get("passed").booleanValue());
        for (int i = 0; i < Engines.installed().size(); i++) {
            String name = certificate.at("/engines/" + i + "/name").textValue();
            assertEquals(Engines.installed().get(i), name);
            assertEquals(
                    Engines.engine(name).getVersion(),
                    certificate.at("/engines/" + i + "/version").textValue());
        }
    }

    @Test
    void fixedSetIsTakenWithoutAModel() {
        Run run = injected(Parity::ofInstalled, ONE);
        assertEquals(0, run.code(), run.out());
        assertTrue(run.out().contains("one of the fixed set"), run.out());
    }

    @Test
    void whatIsNoNumberIsExitCodeOneAndCertifiedAsFailed() throws IOException {
        Map<String, float[]> weights = new HashMap<>(ONE.weights());
        weights.put("head_bias", new float[] {Float.NaN});
        Path out = folder.resolve("certificate.json");
        Run run = injected(Parity::ofInstalled, ONE.withWeights(weights), "--out", out.toString());
        assertEquals(1, run.code(), run.out());
        assertTrue(run.out().contains("Failed: forward of "), run.out());
        assertFalse(new ObjectMapper().readTree(out.toFile()).get("passed").booleanValue());
    }

    @Test
    void engineThatDoesNotLoadIsExitCodeOne() {
        EngineEntry lame = new EngineEntry("Lame", "", "", "Engine (Lame) does not load.");
        Run run = injected(
                told -> new Parity(Parity.ofInstalled(told).candidates().subList(0, 1), List.of(lame), told), ONE);
        assertEquals(1, run.code(), run.out());
        assertTrue(run.out().contains("Failed: Engine (Lame) does not load."), run.out());
    }

    private static Run injected(
            Function<Consumer<ParityProgress>, Parity> engines, ParityCase one, String... arguments) {
        ParityCommand command =
                new ParityCommand(engines, () -> new ParityPlan("One case, one of the fixed set", List.of(one)));
        return Run.of(() -> new CommandLine(command).execute(arguments));
    }

    @Test
    void modelAndDataComeTogether() {
        assertRefused("--model is alone", "--model", model);
        assertRefused("The data is alone", "--data", csv);
    }

    @Test
    void badInputIsExitCodeTwo() throws IOException {
        assertRefused("model", "--model", model, "--data", csv);
        assertRefused("it is a folder", "--out", folder);
        train();
        assertRefused("missing.csv", "--model", model, "--data", folder.resolve("missing.csv"));
        Path unlabeled = CsvFixture.withoutLabel(csv, folder.resolve("unlabeled.csv"));
        assertRefused("label", "--model", model, "--data", unlabeled);
        Files.writeString(model.resolve("net-0000.params"), "damaged");
        assertRefused("net-0000.params", "--model", model, "--data", csv);
    }

    private void train() {
        Run train = Run.of("train", "--data", csv, "--out", model, "--hidden", 3, "--epochs", 1);
        assertEquals(0, train.code(), train.err());
    }

    private static void assertRefused(String words, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = "parity";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Run run = Run.of(all);
        assertEquals(2, run.code(), run.out() + run.err());
        assertTrue(run.err().contains(words), run.err());
    }
}
