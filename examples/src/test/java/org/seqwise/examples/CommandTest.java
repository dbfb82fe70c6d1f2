package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seqwise.engine.Engines;

/** The command as a person uses it: train, evaluate, predict, and what it says of bad input. */
class CommandTest {

    @Test
    void trainedModelEvaluatesAndPredicts(@TempDir Path folder) throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 400);
        Path model = folder.resolve("model");
        Run train =
                Run.of("train", "--data", csv, "--out", model, "--hidden", 8, "--epochs", 30, "--learning-rate", 0.02);
        assertEquals(0, train.code(), train.err());
        JsonNode metrics =
                new ObjectMapper().readTree(model.resolve("metrics.json").toFile());
        assertTrue(metrics.at("/test/rocAuc").doubleValue() > 0.9, train.out());
        assertEquals(metrics.at("/test/floorLogLoss").doubleValue(), 0.56, 0.05);
        assertEquals(Engines.choose().name(), metrics.at("/run/engine").textValue());
        assertEquals(8, metrics.at("/run/settings/hiddenSize").intValue());

        Path report = folder.resolve("report");
        Run evaluate = Run.of("evaluate", "--model", model, "--data", csv, "--report", report);
        assertEquals(0, evaluate.code(), evaluate.err());
        assertTrue(Files.exists(report.resolve("metrics.json")));

        Path unlabeled = CsvFixture.withoutLabel(csv, folder.resolve("new.csv"));
        Path scores = folder.resolve("scores.csv");
        Run predict = Run.of("predict", "--model", model, "--data", unlabeled, "--out", scores);
        assertEquals(0, predict.code(), predict.err());
        List<String> lines = Files.readAllLines(scores);
        assertEquals("id,probability,label", lines.get(0));
        assertEquals(401, lines.size());
        assertTrue(lines.get(1).startsWith("s0,"), lines.get(1));
        assertEquals(
                String.join("\n", lines) + "\n",
                Run.of("predict", "--model", model, "--data", csv).out());
    }

    @Test
    void divergedTrainingSaysWhereAndRollsBackIfToldTo(@TempDir Path folder) throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 100);
        Object[] broken = {"train", "--data", csv, "--hidden", 4, "--epochs", 2, "--learning-rate", "3e38"};
        Run failed = Run.of(broken);
        assertEquals(2, failed.code(), failed.err());
        assertTrue(failed.err().contains("in epoch 1, at step "), failed.err());
        assertTrue(failed.err().contains("Maybe a smaller learningRate than 3.0E38"), failed.err());
        Run rolledBack = Run.of(with(broken, "--on-divergence", "rollback", "--most-rollbacks", 2));
        assertEquals(2, rolledBack.code(), rolledBack.err());
        assertTrue(rolledBack.err().contains("It had been rolled back 2 of 2 times."), rolledBack.err());
    }

    @Test
    void rulesForADivergenceThatAreNoneAreRefused() {
        Run unknown = Run.of("train", "--on-divergence", "retry");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("--on-divergence (retry) must be fail or rollback."), unknown.err());
        Run alone = Run.of("train", "--most-rollbacks", 2);
        assertEquals(2, alone.code());
        assertTrue(alone.err().contains("--most-rollbacks (2) needs --on-divergence rollback beside it."), alone.err());
    }

    @Test
    void whatKeptATrainingFromLearningIsPrintedAtItsEnd(@TempDir Path folder) throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 400);
        Run train = Run.of("train", "--data", csv, "--hidden", 8, "--epochs", 4, "--learning-rate", 10);
        assertEquals(0, train.code(), train.err());
        assertTrue(train.out().contains("What kept it from learning:"), train.out());
        assertTrue(train.out().contains("Maybe a learningRate far smaller than 10.0"), train.out());
        Run learning = Run.of("train", "--data", csv, "--hidden", 8, "--epochs", 4, "--learning-rate", 0.02);
        assertFalse(learning.out().contains("What kept it from learning"), learning.out());
    }

    @Test
    void everyFormOfTheNetworkIsTrainedAndKept(@TempDir Path folder) throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 400);
        Path model = folder.resolve("model");
        String form = "--cell gru --hidden 4 --layers 2 --bidirectional --pooling mean-max-last --dense 3 --dropout 0.2"
                + " --optimizer adamw --max-gradient-norm 1";
        List<Object> arguments = new ArrayList<>(List.of("train", "--data", csv, "--out", model, "--epochs", 2));
        arguments.addAll(List.of(form.split(" ", -1)));
        Run train = Run.of(arguments.toArray());
        assertEquals(0, train.code(), train.err());
        JsonNode settings = new ObjectMapper()
                .readTree(model.resolve("metrics.json").toFile())
                .at("/run/settings");
        assertEquals(
                "GRU 2 true MEAN_MAX_LAST 3",
                String.join(
                        " ",
                        settings.get("cell").asText(),
                        settings.get("layers").asText(),
                        settings.get("bidirectional").asText(),
                        settings.get("pooling").asText(),
                        settings.get("denseSize").asText()));
        assertEquals(0, Run.of("evaluate", "--model", model, "--data", csv).code());
    }

    @Test
    void trainingGoesOnFromASavedModel(@TempDir Path folder) throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 400);
        Path model = folder.resolve("model");
        Path further = folder.resolve("further");
        Object[] train = {"train", "--data", csv, "--hidden", 4, "--epochs", 2, "--learning-rate", 0.02, "--out"};
        assertEquals(0, Run.of(with(train, model)).code());
        Run more = Run.of(with(train, further, "--start-from", model));
        assertEquals(0, more.code(), more.err());
        assertTrue(more.out().contains("Kept epoch 4 of 4"), more.out());
        JsonNode metrics =
                new ObjectMapper().readTree(further.resolve("metrics.json").toFile());
        assertEquals(model.toString(), metrics.at("/run/settings/startFrom").textValue());

        Run missing = Run.of(with(train, further, "--start-from", folder.resolve("none")));
        assertEquals(2, missing.code());
        assertTrue(missing.err().contains("none) must be a folder"), missing.err());
        Run wider = Run.of(with(train, further, "--start-from", model, "--layers", 2));
        assertEquals(2, wider.code());
        assertTrue(wider.err().contains("layers=2") && wider.err().contains("layers=1"), wider.err());
    }

    private static Object[] with(Object[] arguments, Object... more) {
        return Stream.of(arguments, more).flatMap(Stream::of).toArray();
    }

    @Test
    void scheduleAndStoppingAreTrainedByAndKept(@TempDir Path folder) throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 400);
        Path model = folder.resolve("model");
        Object[] train = {
            "train", "--data", csv, "--hidden", 4, "--epochs", 2, "--schedule", "cosine", "--warm-up-steps", 5, "--out"
        };
        Run run = Run.of(with(train, model, "--best-by", "pr-auc", "--min-improvement", 0.01, "--max-minutes", 90));
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains(" rate "), run.out());
        JsonNode settings = new ObjectMapper()
                .readTree(model.resolve("metrics.json").toFile())
                .at("/run/settings");
        assertEquals(
                "cosine warmUpSteps=5 epochs=2 least=0.0",
                settings.path("learningRateSchedule").asText());
        assertEquals("pr-auc", settings.path("bestBy").asText());
        assertEquals(0.01, settings.path("minImprovement").asDouble());
        assertEquals("PT1H30M", settings.path("maxDuration").asText());

        Run further = Run.of(with(train, folder.resolve("further"), "--start-from", model));
        assertEquals(2, further.code());
        assertTrue(further.err().contains("--start-from needs --schedule-epochs"), further.err());
        Run over = Run.of(with(train, folder.resolve("over"), "--start-from", model, "--schedule-epochs", 1));
        assertEquals(2, over.code());
        assertTrue(over.err().contains("The schedule's epochs (1) must be more than"), over.err());
    }

    @ParameterizedTest
    @CsvSource({
        "--schedule linear, --schedule (linear) must be constant|",
        "--schedule-epochs 3, --schedule-epochs (3) means nothing with --schedule constant",
        "--schedule step --warm-up-steps 3, --warm-up-steps (3) means nothing with --schedule step",
        "--schedule step --schedule-epochs 0, everyEpochs (0) must be positive",
        "--schedule step --schedule-factor 2, factor (2.0) must lie in (0|",
        "--schedule cosine --schedule-factor 0.1, --schedule-factor (0.1) means nothing",
        "--schedule cosine --warm-up-steps -1, warmUpSteps (-1) must not be negative",
        "--schedule cosine --warm-up-steps 100000, warmUpSteps (100000) must be below",
        "--schedule plateau --least-learning-rate 0.1, The schedule's least (0.1) must be below the learningRate (0.001)",
        "--schedule plateau --patience 5, The schedule's patienceEpochs (5) must be below the patience (5)",
        "--best-by auc, Metric (auc) must be one of log-loss|",
        "--min-improvement 1, minImprovement (1.0) must lie in [0|",
        "--max-minutes 0, --max-minutes (0.0) must be positive and finite",
        "--max-minutes NaN, --max-minutes (NaN) must be positive and finite"
    })
    void scheduleOrStoppingThatCannotBeIsOneError(String options, String message, @TempDir Path folder)
            throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 100);
        Run run = Run.of(with(new Object[] {"train", "--data", csv, "--out", folder.resolve("model")}, (Object[])
                options.split(" ", -1)));
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains("seqwise: " + message.replace("|", "")), run.err());
        assertEquals(List.of("data.csv"), names(folder));
    }

    @ParameterizedTest
    @CsvSource({
        "--cell, rnn, lstm",
        "--pooling, first, attention",
        "--dropout, 1, share",
        "--layers, 0, positive",
        "--max-gradient-norm, 0, positive"
    })
    void unknownFormOfTheNetworkIsRefused(String option, String value, String remedy, @TempDir Path folder) {
        Run run = Run.of("train", "--out", folder.resolve("model"), option, value);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains("(" + value) && run.err().contains(remedy), run.err());
    }

    @Test
    void positiveValueIsKeptWithTheModel(@TempDir Path folder) throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 400);
        Files.writeString(
                csv, Files.readString(csv).replace(",1\n", ",faulty\n").replace(",0\n", ",normal\n"));
        Path model = folder.resolve("model");
        Run train =
                Run.of("train", "--data", csv, "--positive", "faulty", "--out", model, "--hidden", 2, "--epochs", 1);
        assertEquals(0, train.code(), train.err());
        assertEquals(0, Run.of("evaluate", "--model", model, "--data", csv).code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sequence,time,x,label;a,0,1,0;a,1,fast,0 | bad.csv:3 | fast",
                "sequence,time,x,label;a,0,NaN,0 | bad.csv:2 | --missing impute",
                "sequence,time,x,label;a,0,Infinity,0 | bad.csv:2 | finite",
                "sequence,time,x,label;a,0,1 | bad.csv:2 | 3 cells",
                "sequence,time,x,label;a,0,1,2 | bad.csv:2 | --positive",
                "sequence,time,x,label;a,0,1,0;a,1,1,1 | bad.csv:3 | same",
                "sequence,time,x,answer;a,0,1,0 | bad.csv:1 | --label",
                "sequence,time,x,label;a,0,1,0;b,0,1,0 | 0 | both",
                "sequence,time,x,label;a,0,1,0;b,0,1,1 | too few | parts",
                "'' | bad.csv | empty"
            })
    void badDataIsOneErrorAndWritesNothing(String text, String fact, String other, @TempDir Path folder)
            throws IOException {
        Path csv = folder.resolve("bad.csv");
        Files.writeString(csv, text.isEmpty() ? "" : text.replace(';', '\n') + "\n");
        Run run =
                Run.of("train", "--data", csv, "--out", folder.resolve("model"), "--report", folder.resolve("report"));
        assertEquals(2, run.code(), run.err());
        assertEquals(
                1,
                run.err().lines().filter(line -> line.startsWith("seqwise: ")).count(),
                run.err());
        assertTrue(run.err().contains(fact) && run.err().contains(other), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
        assertEquals(List.of("bad.csv"), names(folder));
    }

    @Test
    void predictingInJavaNeedsNoEngine(@TempDir Path folder) throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 100);
        Path model = folder.resolve("model");
        assertEquals(
                0,
                Run.of("train", "--data", csv, "--out", model, "--hidden", 4, "--epochs", 1)
                        .code());
        Object[] predict = {"predict", "--model", model, "--data", csv};
        List<String> expected = Run.of(predict).out().lines().toList();
        String engine = System.setProperty("ai.djl.default_engine", "Torch");
        try {
            assertEquals(2, Run.of(with(predict, "--runtime", "engine")).code());
            Run inJava = Run.of(with(predict, "--runtime", "java"));
            assertEquals(0, inJava.code(), inJava.err());
            List<String> lines = inJava.out().lines().toList();
            assertEquals(101, lines.size());
            assertEquals(expected.get(0), lines.get(0));
            for (int i = 1; i < lines.size(); i++) {
                String[] cells = lines.get(i).split(",", -1);
                String[] others = expected.get(i).split(",", -1);
                assertEquals(others[0], cells[0]);
                assertEquals(Double.parseDouble(others[1]), Double.parseDouble(cells[1]), 1e-5);
                assertEquals(others[2], cells[2]);
            }
        } finally {
            System.setProperty("ai.djl.default_engine", engine == null ? "" : engine);
        }
        Run other = Run.of(with(predict, "--runtime", "jvm"));
        assertEquals(2, other.code());
        assertTrue(other.err().contains("--runtime (jvm) must be engine, onnx or java"), other.err());
    }

    @Test
    void unknownEngineNamesThoseThereAre(@TempDir Path folder) {
        String engine = System.setProperty("ai.djl.default_engine", "Torch");
        try {
            Run run = Run.of("train", "--out", folder.resolve("model"));
            assertEquals(2, run.code());
            assertTrue(run.err().contains("Engine (Torch)") && run.err().contains("available"), run.err());
        } finally {
            System.setProperty("ai.djl.default_engine", engine == null ? "" : engine);
        }
    }

    @Test
    void otherFeaturesThanTheModelsAreRefused(@TempDir Path folder) throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 400);
        Path model = folder.resolve("model");
        assertEquals(
                0,
                Run.of("train", "--data", csv, "--out", model, "--hidden", 2, "--epochs", 1)
                        .code());
        Path other = folder.resolve("other.csv");
        Files.writeString(other, Files.readString(csv).replace("sequence,time,x,", "sequence,time,q,"));
        Run run = Run.of("predict", "--model", model, "--data", other, "--out", folder.resolve("scores.csv"));
        assertEquals(2, run.code());
        assertTrue(run.err().contains("'x'"), run.err());
        assertFalse(Files.exists(folder.resolve("scores.csv")));

        Path weights = model.resolve("net-0000.params");
        Files.write(weights, java.util.Arrays.copyOf(Files.readAllBytes(weights), 100));
        Run damaged = Run.of("predict", "--model", model, "--data", csv);
        assertEquals(2, damaged.code());
        assertTrue(damaged.err().contains("net-0000.params"), damaged.err());
    }

    @ParameterizedTest
    @CsvSource({
        "--hidden,0",
        "--hidden,many",
        "--epochs,0",
        "--batch-size,-1",
        "--learning-rate,0",
        "--patience,0",
        "--positive-weight,heavy",
        "--positive-weight,-1",
        "--threshold,1.5",
        "--optimizer,sgdx",
        "--label-smoothing,1",
        "--focal-gamma,-1",
        "--focal-alpha,0.25",
        "--kernel-init,xavier",
        "--kernel-init,ZEROS",
        "--recurrent-init,he",
        "--weight,w",
        "--sampling,fair",
        "--device,tpu",
        "--test,missing.csv"
    })
    void badSettingIsRefusedBeforeTraining(String option, String value, @TempDir Path folder) throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 100);
        Run run = Run.of("train", "--data", csv, option, value, "--out", folder.resolve("model"));
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(value), run.err());
        assertEquals(List.of("data.csv"), names(folder));
    }

    @Test
    void whatAOneCountsIsSaidOnce(@TempDir Path folder) throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 100);
        Run run =
                Run.of("train", "--data", csv, "--focal-gamma", 2, "--focal-alpha", 0.25, "--positive-weight", "auto");
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains("--positive-weight (auto) and --focal-alpha (0.25) both say"), run.err());
    }

    @Test
    void balancedBatchesAreDealtInPlaceOfAWeight(@TempDir Path folder) throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 400);
        JsonNode settings = settings(folder, "--data", csv, "--sampling", "balanced");
        assertEquals("balanced", settings.path("sampling").textValue());
        assertEquals(3, settings.path("oversampling").doubleValue());
        assertEquals(1, settings.path("positiveWeight").doubleValue());
        JsonNode manifest = new ObjectMapper()
                .readTree(folder.resolve("model").resolve("seqwise.json").toFile());
        assertEquals(3, manifest.at("/objective/oversampling").doubleValue());
        JsonNode both = settings(folder, "--data", csv, "--sampling", "balanced", "--positive-weight", 2);
        assertEquals(2, both.path("positiveWeight").doubleValue());
        assertEquals(3, both.path("oversampling").doubleValue());
        JsonNode plain = settings(folder, "--data", csv);
        assertEquals("shuffled", plain.path("sampling").textValue());
        assertEquals(1, plain.path("oversampling").doubleValue());
    }

    @Test
    void classesAreBalancedOnce(@TempDir Path folder) throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 100);
        Run run = Run.of("train", "--data", csv, "--sampling", "balanced", "--positive-weight", "auto");
        assertEquals(2, run.code(), run.err());
        assertTrue(
                run.err().contains("--sampling (balanced) and --positive-weight (auto) both balance the classes"),
                run.err());
    }

    @Test
    void objectiveFirstWeightsAndRateAreUsedAndNoted(@TempDir Path folder) throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 400);
        JsonNode focal = settings(
                folder,
                "--data",
                csv,
                "--focal-gamma",
                2,
                "--focal-alpha",
                0.25,
                "--label-smoothing",
                0.1,
                "--kernel-init",
                "he-normal",
                "--recurrent-init",
                "lecun-uniform",
                "--optimizer",
                "sgd");
        assertEquals(0.25, focal.get("positiveWeight").doubleValue());
        assertEquals(0.75, focal.get("negativeWeight").doubleValue());
        assertEquals(2, focal.get("focalGamma").doubleValue());
        assertEquals(0.1, focal.get("labelSmoothing").doubleValue());
        assertEquals("HE_NORMAL", focal.get("kernelInitialization").textValue());
        assertEquals("LECUN_UNIFORM", focal.get("recurrentInitialization").textValue());
        assertEquals(0.01, focal.get("learningRate").doubleValue());
        JsonNode gammaAlone = settings(folder, "--data", csv, "--focal-gamma", 1);
        assertEquals(3, gammaAlone.get("positiveWeight").doubleValue());
        assertEquals(1, gammaAlone.get("negativeWeight").doubleValue());
        assertEquals(0.001, gammaAlone.get("learningRate").doubleValue());
    }

    @Test
    void columnOfWeightsIsNoFeatureAndWeighsTheClasses(@TempDir Path folder) throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 400);
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(csv)) {
            lines.add(line + (line.endsWith("label") ? ",w" : line.endsWith("1") ? ",6" : ",1"));
        }
        Files.write(csv, lines);
        JsonNode settings = settings(folder, "--data", csv, "--weight", "w");
        assertEquals(0.5, settings.get("positiveWeight").doubleValue(), 1e-9);
        JsonNode manifest = new ObjectMapper()
                .readTree(folder.resolve("model").resolve("seqwise.json").toFile());
        assertEquals(List.of("x", "y"), manifest.at("/preprocessor/features").findValuesAsText("name"));
        assertEquals("w", manifest.at("/provenance/source/weight").textValue());
    }

    /** Trains for one epoch and returns the settings as the model notes them. */
    private static JsonNode settings(Path folder, Object... arguments) throws IOException {
        List<Object> all = new ArrayList<>(List.of("train", "--hidden", 2, "--epochs", 1, "--out"));
        all.add(folder.resolve("model"));
        all.addAll(List.of(arguments));
        Run run = Run.of(all.toArray());
        assertEquals(0, run.code(), run.err());
        return new ObjectMapper()
                .readTree(folder.resolve("model").resolve("metrics.json").toFile())
                .at("/run/settings");
    }

    @Test
    void doctorNamesTheChosenEngine() {
        Run run = Run.of("doctor");
        assertEquals(0, run.code());
        assertTrue(run.out().contains(Engines.choose().name()), run.out());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
