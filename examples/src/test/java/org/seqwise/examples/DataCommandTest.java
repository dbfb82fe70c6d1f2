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
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seqwise.data.Padding;
import org.seqwise.data.io.NpzWriter;
import org.seqwise.data.synthetic.QuestionSequences;

/** From files as people have them to a model: what is wrong with them, windows, gaps and text, and splits. */
class DataCommandTest {

    private final Path folder;
    private final Path model;

    DataCommandTest(@TempDir Path folder) {
        this.folder = folder;
        model = folder.resolve("model");
    }

    @Test
    void theQuestionsArraysAreDescribed() throws IOException {
        Path file = folder.resolve("question.npz");
        new NpzWriter(Padding.FRONT, false)
                .write(QuestionSequences.generate(2_000, 1).atTrueLength().sequences(), file);
        Run page = Run.of("describe", "--data", file);
        assertEquals(0, page.code(), page.err());
        assertTrue(page.out().startsWith("Sequences  2,000 of 1 to 10 steps"), page.out());
        for (String word : List.of("hardly moves", "zeros in front of sequences", "unlike scales", "log-loss of 0.5")) {
            assertTrue(page.out().contains(word), word + " in " + page.out());
        }
        JsonNode json = new ObjectMapper()
                .readTree(Run.of("describe", "--data", file, "--json").out());
        assertEquals(2_000, json.path("sequences").asInt());
        assertEquals("padding", json.at("/findings/0/subject").asText());
        assertTrue(json.at("/labels/floorLogLoss").asDouble() > 0.5);
        Run stripped = Run.of("describe", "--data", file, "--padding", "front");
        assertFalse(stripped.out().contains("zeros in front"), stripped.out());
    }

    @Test
    void aRecordingIsTrainedOnInTimeAndPredictedAsItWas() throws IOException {
        Path file = recording(folder.resolve("room.csv"), 600);
        Run train =
                trainRoom(file, "--max-step", "90s", "--split", "time", "--embargo", "10m", "--out", model.toString());
        assertEquals(0, train.code(), train.err());
        assertTrue(train.out().contains("sequences of up to 8 steps x 2 features"), train.out());
        assertFalse(train.out().contains("half of their steps"), train.out());
        Run predict = Run.of("predict", "--model", model, "--data", file);
        assertEquals(0, predict.code(), predict.err());
        // 600 minutes, with a gap after the 300th: twice 293 windows.
        assertEquals(1 + 2 * 293, predict.out().lines().count());
        assertTrue(predict.out().contains("\n2026-01-01T00:07,"), predict.out());
        JsonNode source = new ObjectMapper()
                .readTree(model.resolve("seqwise.json").toFile())
                .at("/provenance/source");
        assertEquals("8", source.path("window").asText());
        assertEquals("time", source.path("split").asText());
    }

    @Test
    void windowsDealtAtRandomAreWarnedOf() throws IOException {
        Run train = trainRoom(recording(folder.resolve("room.csv"), 600));
        assertEquals(0, train.code(), train.err());
        assertTrue(train.out().contains("share half of their steps or more"), train.out());
        assertTrue(train.out().contains("Maybe split by group, or in time with an embargo."), train.out());
    }

    @Test
    void gapsAndTextAreTrainedOnAndPredicted() throws IOException {
        Path file = folder.resolve("pumps.csv");
        Files.writeString(file, pumps(120, "red", "blue"));
        Run refused = Run.of("train", "--data", file, "--categorical", "kind", "--group", "site", "--epochs", 1);
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("--missing impute"), refused.err());
        Run train = Run.of(
                "train",
                "--data",
                file,
                "--categorical",
                "kind",
                "--missing",
                "impute",
                "--group",
                "site",
                "--split",
                "group",
                "--out",
                model,
                "--hidden",
                2,
                "--epochs",
                1);
        assertEquals(0, train.code(), train.err());
        // Neither the site nor the options need be there again.
        Path later = folder.resolve("later.csv");
        Files.writeString(later, pumps(120, "green", "blue").replaceAll(",site[^,\n]*,", ","));
        Run predict = Run.of("predict", "--model", model, "--data", later);
        assertEquals(0, predict.code(), predict.err());
        assertEquals(121, predict.out().lines().count());
        Path further = folder.resolve("further");
        Run on = Run.of("train", "--data", file, "--start-from", model, "--out", further, "--hidden", 2, "--epochs", 1);
        assertEquals(0, on.code(), on.err());
        assertEquals(0, Run.of("predict", "--model", further, "--data", later).code());
    }

    @ParameterizedTest
    @CsvSource({
        "--split, thirds, '--split (thirds) must be stratified, group or time.'",
        "--split, group, The sequences have no groups",
        "--embargo, 5m, --embargo (5m) needs --split time beside it.",
        "--stride, 2, stride (2) is about windows",
        "--window, 0, The length of a window (0) must be positive."
    })
    void whatDoesNotFitIsRefused(String option, String value, String words) throws IOException {
        Path file = CsvFixture.learnable(folder.resolve("sensors.csv"), 100);
        Run run = Run.of("train", "--data", file, option, value, "--hidden", 2, "--epochs", 1);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(words), run.err());
    }

    @Test
    void aSplitNeedsSomethingToSplit() throws IOException {
        Path file = CsvFixture.learnable(folder.resolve("sensors.csv"), 100);
        Run given = Run.of("train", "--data", file, "--validation", file, "--test", file, "--split", "time");
        assertEquals(2, given.code());
        assertTrue(
                given.err().contains("--split (time) has nothing to split: all three parts are given."), given.err());
        Run generated = Run.of("train", "--split", "time");
        assertEquals(2, generated.code());
        assertTrue(generated.err().contains("generated sequences are always dealt at random"), generated.err());
    }

    private static Run trainRoom(Path file, String... options) {
        List<Object> arguments = new ArrayList<>(List.of(
                "train",
                "--data",
                file,
                "--time",
                "at",
                "--label",
                "busy",
                "--window",
                8,
                "--hidden",
                4,
                "--epochs",
                2));
        arguments.addAll(List.of(options));
        return Run.of(arguments.toArray());
    }

    private static Path recording(Path file, int minutes) throws IOException {
        Random random = new Random(4);
        StringBuilder text = new StringBuilder("at,light,noise,busy\n");
        for (int i = 0; i < minutes; i++) {
            int minute = i < 300 ? i : i + 60;
            int busy = i / 40 % 2;
            text.append(String.format(
                    Locale.ROOT,
                    "2026-01-01 %02d:%02d:00,%.4f,%.4f,%d%n",
                    minute / 60,
                    minute % 60,
                    busy + 0.3 * random.nextGaussian(),
                    random.nextDouble(),
                    busy));
        }
        return Files.writeString(file, text.toString());
    }

    private static String pumps(int count, String... kinds) {
        Random random = new Random(9);
        StringBuilder text = new StringBuilder("sequence,time,load,kind,site,label\n");
        for (int i = 0; i < count; i++) {
            String label = i / 12 % 3 == 0 ? "1" : "0";
            for (int t = 0; t < 4; t++) {
                String load = random.nextInt(5) == 0 ? "" : String.format(Locale.ROOT, "%.3f", random.nextDouble());
                String kind = kinds[random.nextInt(kinds.length)];
                text.append(String.join(",", "p" + i, "" + t, load, kind, "site " + i % 12, label))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
