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

/** A file of Keras becomes a model that every command takes. */
class ImportKerasCommandTest {

    private static final Path QUESTION = Path.of("../../engines-test/src/test/resources/keras/question.h5");

    private final Path folder;
    private final Path model;

    ImportKerasCommandTest(@TempDir Path folder) {
        this.folder = folder;
        model = folder.resolve("model");
    }

    @Test
    void theQuestionsModelIsImportedAndScores() throws IOException {
        Run run =
                Run.of("import-keras", QUESTION, "--out", model, "--front-padding", 10, "--columns", "x1,x2,x3,x4,x5");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("LSTM(100), Dense(1, sigmoid)"), run.out());
        assertTrue(run.out().contains("x1, x2, x3, x4, x5"), run.out());
        assertTrue(run.out().contains("filled up to 10 steps with zeros in front"), run.out());
        Path data = Files.writeString(
                folder.resolve("new.csv"),
                "sequence,time,x1,x2,x3,x4,x5\na,1,1,2,3,4,5\na,2,0,0,1,0,0\nb,1,1,1,1,1,1\n");
        Run predict = Run.of("predict", "--model", model, "--data", data);
        assertEquals(0, predict.code(), predict.err());
        List<String> lines = predict.out().lines().toList();
        assertEquals(3, lines.size(), predict.out());
        Run inJava = Run.of("predict", "--model", model, "--data", data, "--runtime", "java");
        for (int i = 1; i < 3; i++) {
            String other = inJava.out().lines().toList().get(i);
            assertEquals(probability(lines.get(i)), probability(other), 1e-5);
        }
    }

    private static double probability(String line) {
        return Double.parseDouble(line.split(",", -1)[1]);
    }

    @Test
    void withoutAWordAboutPaddingItIsRefused() {
        Run run = Run.of("import-keras", QUESTION, "--out", model);
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("seqwise: The model has no Masking layer"), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertFalse(Files.exists(model));
    }

    @Test
    void wordsThatAreNoNumbersAreRefused() {
        Run run = Run.of("import-keras", QUESTION, "--out", model, "--front-padding", "many");
        assertEquals(2, run.code());
        assertEquals(
                "seqwise: --front-padding (many) must be a number of steps, or none.",
                run.err().strip());
    }

    @Test
    void aFolderOfOtherThingsIsLeftAsItIs() throws IOException {
        Path thesis = Files.writeString(Files.createDirectory(model).resolve("thesis.txt"), "years of work");
        Run run = Run.of("import-keras", QUESTION, "--out", model, "--front-padding", "10");
        assertEquals(2, run.code(), run.out());
        assertEquals("years of work", Files.readString(thesis));
    }
}
