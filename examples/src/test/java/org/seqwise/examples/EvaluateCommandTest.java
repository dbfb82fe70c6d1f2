package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model is worth, as the command says it. */
class EvaluateCommandTest {

    private final Path folder;
    private final Path csv;

    EvaluateCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        csv = CsvFixture.learnable(folder.resolve("data.csv"), 200);
    }

    private Run train(Object... more) {
        Object[] common = {"train", "--data", csv, "--hidden", 3, "--epochs", 2, "--learning-rate", 0.02};
        return Run.of(Stream.of(common, more).flatMap(Stream::of).toArray());
    }

    @Test
    void figuresHaveIntervalsInPrintAndInTheReport() throws IOException {
        Path model = folder.resolve("model");
        Run train = train("--out", model);
        assertEquals(0, train.code(), train.err());
        assertTrue(train.out().matches("(?s).*\nROC AUC     \\S+ \\[\\S+, \\S+]\n.*"), train.out());
        requireIntervals(model);
        Run evaluate = Run.of("evaluate", "--model", model, "--data", csv, "--report", folder.resolve("report"));
        assertTrue(evaluate.out().matches("(?s).*\nlog-loss    \\S+ \\[\\S+, \\S+], .*"), evaluate.out());
        requireIntervals(folder.resolve("report"));
        String again = Run.of("evaluate", "--model", model, "--data", csv).out();
        assertTrue(evaluate.out().startsWith(again), again);
    }

    private static void requireIntervals(Path folder) throws IOException {
        JsonNode metrics =
                new ObjectMapper().readTree(folder.resolve("metrics.json").toFile());
        for (String figure : List.of("rocAuc", "prAuc", "logLoss", "brier", "accuracy", "balancedAccuracy", "f1")) {
            double value = metrics.path("test").path(figure).doubleValue();
            JsonNode interval = metrics.path("intervals").path(figure);
            assertEquals(2, interval.size(), figure);
            assertTrue(
                    interval.get(0).doubleValue() <= value
                            && value <= interval.get(1).doubleValue(),
                    figure);
        }
    }

    @Test
    void anotherModelIsComparedOnTheSameData() {
        Path model = folder.resolve("model");
        Path other = folder.resolve("other");
        train("--out", model);
        train("--out", other, "--seed", 1);
        Run run = Run.of("evaluate", "--model", model, "--data", csv, "--compare", other);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().matches("(?s).*this +other +difference.*\nROC AUC .*\\[.*\nlog-loss .*"), run.out());
        Run itself = Run.of("evaluate", "--model", model, "--data", csv, "--compare", model);
        assertTrue(
                itself.out().matches("(?s).*\nROC AUC +(\\S+) +\\1 +\\+0.0000 .*no clear difference.*"), itself.out());
    }

    @Test
    void costsChooseTheThresholdAndAreShown() throws IOException {
        Path model = folder.resolve("model");
        Run dear = train("--cost-fn", 20, "--out", model);
        assertEquals(0, dear.code(), dear.err());
        assertTrue(dear.out().contains("a sequence at 1.0 a false 1 and 20.0 a false 0; always 0 costs "), dear.out());
        JsonNode metrics =
                new ObjectMapper().readTree(model.resolve("metrics.json").toFile());
        assertEquals("costs=1.0:20.0", metrics.at("/run/settings/threshold").asText());
        Run refused = Run.of("evaluate", "--model", model, "--data", csv, "--cost-fp", -5);
        assertEquals(2, refused.code(), refused.out());
        Run both = train("--cost-fp", 1, "--threshold", "youden");
        assertEquals(2, both.code());
        assertTrue(
                both.err().contains("--threshold (youden) and --cost-fp or --cost-fn exclude each other"), both.err());
        Run negative = train("--cost-fp", -1);
        assertEquals(2, negative.code());
        assertTrue(negative.err().contains("must not be negative"), negative.err());
    }

    @Test
    void thresholdKeepsARecall() throws IOException {
        Path model = folder.resolve("model");
        Run run = train("--threshold", "recall=0.95", "--out", model);
        assertEquals(0, run.code(), run.err());
        JsonNode metrics =
                new ObjectMapper().readTree(model.resolve("metrics.json").toFile());
        assertTrue(metrics.at("/validation/recall").doubleValue() >= 0.95, metrics.toPrettyString());
        assertEquals("recall=0.95", metrics.at("/run/settings/threshold").asText());
        assertTrue(Files.exists(model));
    }
}
