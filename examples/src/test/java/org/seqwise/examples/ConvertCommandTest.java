package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;

/** A store in place of the file that it was made of. */
class ConvertCommandTest {

    private final Path folder;
    private final Path csv;
    private final Path store;

    ConvertCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        csv = CsvFixture.learnable(folder.resolve("data.csv"), 400);
        store = folder.resolve("store");
    }

    @Test
    void everyCommandTakesAStoreForItsFile() throws IOException {
        Run convert = Run.of("convert", "--data", csv, "--out", store);
        assertEquals(0, convert.code(), convert.err());
        assertTrue(convert.out().contains("400 sequences, "), convert.out());
        assertEquals(metrics(csv), metrics(store));
        Path model = folder.resolve("model-store");
        for (String command : List.of("evaluate", "predict")) {
            Run ofStore = Run.of(command, "--model", model, "--data", store);
            assertEquals(0, ofStore.code(), ofStore.err());
            assertEquals(Run.of(command, "--model", model, "--data", csv).out(), ofStore.out());
        }
    }

    private JsonNode metrics(Path data) throws IOException {
        String name = String.valueOf(data.getFileName()).replace("data.csv", "csv");
        Path model = folder.resolve("model-" + name);
        Run train = Run.of("train", "--data", data, "--out", model, "--hidden", 4, "--epochs", 2);
        assertEquals(0, train.code(), train.err());
        return new ObjectMapper()
                .readTree(model.resolve("metrics.json").toFile())
                .get("test");
    }

    @Test
    void aModelOfAStoreReadsOtherDataAsTheStoresOwnWasRead() throws IOException {
        Path named = folder.resolve("pumps.csv");
        String text = Files.readString(CsvFixture.learnable(folder.resolve("learn.csv"), 200));
        Files.writeString(named, text.replaceFirst("sequence,time,", "pump,at,"));
        Path store = folder.resolve("pumps");
        Run convert = Run.of("convert", "--data", named, "--id", "pump", "--time", "at", "--out", store);
        assertEquals(0, convert.code(), convert.err());
        Path model = folder.resolve("model-of-pumps");
        assertEquals(
                0,
                Run.of("train", "--data", store, "--out", model, "--hidden", 2, "--epochs", 1)
                        .code());
        Run predict = Run.of("predict", "--model", model, "--data", named);
        assertEquals(0, predict.code(), predict.err());
        assertEquals(
                predict.out(),
                Run.of("predict", "--model", model, "--data", store).out());
    }

    @Test
    void aStoreNeedsNoLabelsAndMayBeReplaced() {
        assertEquals(
                0,
                Run.of("convert", "--data", csv, "--out", store, "--unlabeled").code());
        assertFalse(SequenceStore.open(store).isLabeled());
        assertEquals(
                0,
                Run.of("convert", "--data", csv, "--out", store, "--features", "y")
                        .code());
        Sequences replaced = SequenceStore.open(store);
        assertTrue(replaced.isLabeled());
        assertEquals(List.of("y"), replaced.featureNames());
    }

    @Test
    void whatIsNotAStoreIsNotWrittenOver() throws IOException {
        Path mine = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(mine.resolve("thesis.txt"), "mine");
        Run run = Run.of("convert", "--data", csv, "--out", mine);
        assertEquals(2, run.code());
        assertEquals(
                "seqwise: " + mine
                        + " holds something that is not a store, and is left as it is. Maybe name another folder."
                        + System.lineSeparator(),
                run.err());
    }

    @Test
    void aDamagedStoreIsOneLine() throws IOException {
        assertEquals(0, Run.of("convert", "--data", csv, "--out", store).code());
        Path values = store.resolve("values.f32");
        try (RandomAccessFile file = new RandomAccessFile(values.toFile(), "rw")) {
            file.seek(1000);
            int found = file.read();
            file.seek(1000);
            file.write(found ^ 1);
        }
        Run run = Run.of("train", "--data", store, "--out", folder.resolve("model"));
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().startsWith("seqwise: " + values + ": byte 0: the file has the checksum "), run.err());
        assertEquals(1, run.err().lines().count());
    }
}
