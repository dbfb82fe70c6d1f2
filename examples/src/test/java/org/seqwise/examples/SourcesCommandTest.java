package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with data that is spread over files, in a database, or of many classes: what was said once holds for the model. */
class SourcesCommandTest {

    private final Path folder;
    private final Path csv;
    private final Path model;

    SourcesCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        csv = CsvFixture.learnable(folder.resolve("long.csv"), 100);
        model = folder.resolve("model");
    }

    @Test
    void aQueryIsReadAsTheFileThatItNames() {
        String query = "SELECT *, 1 + label AS w FROM '" + csv + "' ORDER BY sequence, time";
        train("--sql", query, "--weight", "w", "--features", "x,y");
        String sorted = "SELECT sequence, time, x, y FROM '" + csv + "' ORDER BY sequence, time";
        List<String> fromFile = rows("predict", "--model", model, "--data", csv);
        assertEquals(101, fromFile.size());
        assertEquals(
                fromFile.stream().sorted().toList(),
                rows("predict", "--model", model, "--sql", sorted).stream()
                        .sorted()
                        .toList());
        assertEquals(
                rows("evaluate", "--model", model, "--data", csv), rows("evaluate", "--model", model, "--sql", query));
        Run parity = Run.of("parity", "--model", model, "--sql", query);
        assertEquals(0, parity.code(), parity.out() + parity.err());
    }

    @Test
    void aQueryThatIsNotOrderedNamesTheRemedy() {
        Run run = Run.of("train", "--sql", "SELECT * FROM '" + csv + "' ORDER BY time, sequence", "--epochs", 1);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains("Maybe end the query with ORDER BY sequence, time."), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void labelsMayBeInASecondFile() throws IOException {
        Path unlabeled = CsvFixture.withoutLabel(csv, folder.resolve("rows.csv"));
        Path labels = folder.resolve("answers.csv");
        StringBuilder text = new StringBuilder("sequence,state,w\n");
        for (int i = 99; i >= 0; i--) {
            text.append('s').append(i).append(i % 4 == 0 ? ",bad,2\n" : ",good,1\n");
        }
        Files.writeString(labels, text);
        Object[] how = {"--labels", labels, "--label", "state", "--positive", "bad"};
        train(with(how, "--data", unlabeled, "--weight", "w"));
        assertEquals(
                rows("evaluate", "--model", model, "--data", csv, "--label", "label", "--positive", "1"),
                rows(with(new Object[] {"evaluate", "--model", model, "--labels", labels}, "--data", unlabeled)));
        assertEquals(101, rows("predict", "--model", model, "--data", unlabeled).size());
    }

    @Test
    void whatTheCommandSaysWinsOverWhatTheModelRemembers() throws IOException {
        Path renamed = folder.resolve("renamed.csv");
        Files.writeString(renamed, Files.readString(csv).replaceFirst("sequence,time", "pump,at"));
        train("--data", renamed, "--id", "pump", "--time", "at");
        List<String> remembered = rows("predict", "--model", model, "--data", renamed);
        assertEquals(101, remembered.size());
        assertEquals(
                remembered, rows("predict", "--model", model, "--data", csv, "--id", "sequence", "--time", "time"));
        Run run = Run.of("predict", "--model", model, "--data", csv);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains("there is no column 'pump' to tell the sequences apart"), run.err());
    }

    @Test
    void oneClassOfManyIsPickedOnce() {
        Path vowels = shared("japanese_vowels/JapaneseVowels_TRAIN.ts");
        Path test = vowels.resolveSibling("JapaneseVowels_TEST.ts");
        train("--data", vowels, "--test", test, "--positive", 1);
        assertTrue(rows("evaluate", "--model", model, "--data", test).toString().contains("370"));
        assertEquals(371, rows("predict", "--model", model, "--data", test).size());
        Run parity = Run.of("parity", "--model", model, "--data", test);
        assertEquals(0, parity.code(), parity.out() + parity.err());
    }

    @Test
    void blocksAndFoldersAreKnownByTheirNames() {
        train("--data", shared("robot_failures/lp5.data"), "--positive", "normal");
        assertEquals(
                165,
                rows("predict", "--model", model, "--data", shared("robot_failures/lp5.data"))
                        .size());
        Run other = Run.of("predict", "--model", model, "--data", shared("movement_aal"));
        assertEquals(2, other.code(), other.err());
        assertTrue(other.err().contains("there is no column 'x1' to be a feature"), other.err());
        Path second = folder.resolve("second");
        Run train = Run.of("train", "--data", shared("movement_aal"), "--out", second, "--hidden", 2, "--epochs", 1);
        assertEquals(0, train.code(), train.err());
        assertEquals(
                211,
                rows("predict", "--model", second, "--data", shared("movement_aal"))
                        .size());
    }

    private void train(Object... arguments) {
        Run run = Run.of(with(new Object[] {"train", "--out", model, "--hidden", 2, "--epochs", 1}, arguments));
        assertEquals(0, run.code(), run.err());
    }

    /** Returns the lines that a command prints. */
    private static List<String> rows(Object... arguments) {
        Run run = Run.of(arguments);
        assertEquals(0, run.code(), run.err());
        return run.out().lines().toList();
    }

    private static Object[] with(Object[] first, Object... more) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private static Path shared(String name) {
        Path path = Path.of(System.getProperty("seqwise.shared", "../../shared"), "data")
                .resolve(name);
        Assumptions.assumeTrue(
                Files.exists(path), () -> "Skipped: there is no " + path + "; name the folder with -Dseqwise.shared.");
        return path;
    }
}
