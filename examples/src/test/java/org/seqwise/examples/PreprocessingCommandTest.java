package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seqwise.SequenceClassifier;

/** What the command does to raw values when asked to. */
class PreprocessingCommandTest {

    private static final String OPTIONS =
            "--missing impute --scaling robust --log1p amount,level --clip 0.02 --categorical kind";

    private final Path folder;
    private final Path csv;
    private final Path model;

    PreprocessingCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        csv = csv(folder.resolve("data.csv"), "amount,level,kind");
        model = folder.resolve("model");
    }

    @Test
    void everyOptionIsTrainedKeptAndPredictedBy() throws IOException {
        Run train = train(OPTIONS.split(" ", -1));
        assertEquals(0, train.code(), train.err());
        JsonNode settings = new ObjectMapper()
                .readTree(model.resolve("metrics.json").toFile())
                .at("/run/settings");
        assertEquals("robust", settings.path("scaling").asText());
        assertEquals("impute", settings.path("missing").asText());
        assertEquals("amount,level", settings.path("log1p").asText());
        assertEquals(0.02, settings.path("clip").asDouble());
        assertEquals("kind", settings.path("categorical").asText());
        try (SequenceClassifier inJava = SequenceClassifier.loadWithoutEngine(model)) {
            assertEquals(
                    List.of("amount", "level", "kind=1", "kind=2", "kind=7"),
                    inJava.preprocessor().outputNames());
        }
        Path swapped = csv(folder.resolve("swapped.csv"), "kind,amount,level");
        Run predict = Run.of("predict", "--model", model, "--data", csv);
        assertEquals(0, predict.code(), predict.err());
        assertEquals(101, predict.out().lines().count());
        assertEquals(
                predict.out(),
                Run.of("predict", "--model", model, "--data", swapped).out());
    }

    @Test
    void aModelToStartFromKeepsWhatItDoes() {
        assertEquals(0, train(OPTIONS.split(" ", -1)).code());
        Run further = train("--start-from", model.toString());
        assertEquals(0, further.code(), further.err());
        Run other = train("--start-from", model.toString(), "--scaling", "none");
        assertEquals(2, other.code());
        assertTrue(other.err().contains("must be that of the model to start from"), other.err());
    }

    @ParameterizedTest
    @CsvSource({
        "--missing, drop, must be one of error|",
        "--scaling, wild, must be one of standard|",
        "--clip, 0.5, 0.5): the share",
        "--clip, 0, must lie in (0|",
        "--log1p, heat, 'log1p names ''heat'', which is no feature'",
        "--categorical, heat, categorical (heat) must be a feature|",
        "--categorical, amount, more than 100 categories"
    })
    void whatCannotBeDoneIsRefused(String option, String value, String words) {
        Run run = train(option, value);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(words.replace("|", "")), run.err());
    }

    private Run train(String... options) {
        List<Object> arguments =
                new ArrayList<>(List.of("train", "--data", csv, "--out", model, "--hidden", 2, "--epochs", 1));
        arguments.addAll(List.of(options));
        return Run.of(arguments.toArray());
    }

    /** Writes the same 100 sequences, their features in some order. */
    private static Path csv(Path file, String features) throws IOException {
        Random random = new Random(2);
        StringBuilder text = new StringBuilder("sequence,time," + features + ",label\n");
        for (int i = 0; i < 100; i++) {
            for (int t = 0; t < 4; t++) {
                String amount = String.format(Locale.ROOT, "%.3f", Math.exp(2 * random.nextGaussian()));
                String level = String.format(Locale.ROOT, "%.3f", random.nextDouble());
                String kind = List.of("1", "2.0", "7").get(random.nextInt(3));
                String row = features.replace("amount", amount)
                        .replace("level", level)
                        .replace("kind", kind);
                text.append("s" + i + "," + t + "," + row + "," + (i % 4 == 0 ? 1 : 0) + "\n");
            }
        }
        return Files.writeString(file, text.toString());
    }
}
