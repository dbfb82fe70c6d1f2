package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seqwise.data.Padding;
import org.seqwise.data.Sequences;
import org.seqwise.data.io.NpzWriter;
import org.seqwise.data.io.SequenceFiles;
import org.seqwise.data.io.SequenceFormat;

/** The command with data in other forms than a long CSV. */
class FormatsCommandTest {

    private final Path folder;

    FormatsCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aModelIsTrainedOnOneFormatAndUsedOnOthers() throws IOException {
        Sequences sequences = SequenceFiles.read(CsvFixture.learnable(folder.resolve("long.csv"), 100));
        Path arrays = folder.resolve("arrays.npz");
        new NpzWriter(Padding.FRONT, true).write(sequences, arrays);
        writeWide(sequences);
        Path model = folder.resolve("model");
        Run train = Run.of(
                "train",
                "--data",
                arrays,
                "--padding",
                "front",
                "--features",
                "x,y",
                "--out",
                model,
                "--hidden",
                2,
                "--epochs",
                1);
        assertEquals(0, train.code(), train.err());
        List<String> scores = scores(Run.of("predict", "--model", model, "--data", arrays));
        assertEquals(100, scores.size());
        assertEquals(scores, scores(Run.of("predict", "--model", model, "--data", folder.resolve("long.csv"))));
        assertEquals(
                scores,
                scores(Run.of(
                        "predict", "--model", model, "--data", folder.resolve("wide.csv"), "--format", "csv-wide")));
        Run evaluate = Run.of(
                "evaluate",
                "--model",
                model,
                "--data",
                folder.resolve("wide.csv"),
                "--format",
                "csv-wide",
                "--label",
                "answer",
                "--positive",
                "yes");
        assertEquals(0, evaluate.code(), evaluate.err());
        Run array = Run.of("evaluate", "--model", model, "--data", arrays);
        assertEquals(evaluate.out(), array.out(), array.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "long.csv | --padding front | padding (front) does not fit the format csv, which takes id, time, label, weight, positive, features, labels, group, missing, categorical, window, ",
                "long.csv | --padding left | padding (left) must be front, back, none or auto.",
                "long.csv | --format parquet | format (parquet) must be one of ",
                "long.csv | --format npz | is no whole zip (",
                "long.csv | --format csv-wide | is no step of a feature;",
                "long.csv | --labels y.csv | y.csv does not exist",
                "some.ts | --labels y.csv | labels (y.csv) does not fit the format ts",
                "some.ts | --weight w | weight (w) does not fit the format ts",
                "long.csv | --jdbc jdbc:duckdb: | --jdbc names the database of --sql, which is not there",
                "long.csv | --sql x | are two sources; give one.",
                "some.ts | --time t | time (t) does not fit the format ts, which takes positive, features, missing.",
                "some.ts | '' | some.ts does not exist",
                "data.parquet | '' | has a name that tells no format; it must end in .csv, ",
                "gone.npz | '' | gone.npz does not exist"
            })
    void whatDoesNotFitIsOneError(String name, String options, String message) throws IOException {
        CsvFixture.learnable(folder.resolve("long.csv"), 20);
        String[] given = options.isEmpty() ? new String[0] : options.split(" ", -1);
        Object[] arguments = new Object[5 + given.length];
        arguments[0] = "train";
        arguments[1] = "--data";
        arguments[2] = folder.resolve(name);
        arguments[3] = "--epochs";
        arguments[4] = 1;
        System.arraycopy(given, 0, arguments, 5, given.length);
        Run run = Run.of(arguments);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void theHelpNamesEveryFormat() {
        String help = Run.of("train", "--help").out();
        for (SequenceFormat format : SequenceFiles.formats()) {
            assertTrue(help.contains(format.name()), format.name());
        }
    }

    private static List<String> scores(Run run) {
        assertEquals(0, run.code(), run.err());
        // Ids differ from format to format.
        return run.out()
                .lines()
                .skip(1)
                .map(line -> line.substring(line.indexOf(',')))
                .toList();
    }

    private void writeWide(Sequences sequences) throws IOException {
        StringBuilder text = new StringBuilder("answer");
        for (int t = 1; t <= sequences.longestStepCount(); t++) {
            text.append(",x_").append(t).append(",y_").append(t);
        }
        for (int i = 0; i < sequences.size(); i++) {
            text.append('\n').append(sequences.label(i) == 1 ? "yes" : "no");
            for (int t = 0; t < sequences.longestStepCount(); t++) {
                boolean there = t < sequences.stepCount(i);
                text.append(',').append(there ? sequences.value(i, t, 0) : "");
                text.append(',').append(there ? sequences.value(i, t, 1) : "");
            }
        }
        Files.writeString(folder.resolve("wide.csv"), text + "\n");
    }
}
