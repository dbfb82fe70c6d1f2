package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.seqwise.contract.Refusal.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.Sequences;

class SaveLoadTest {

    private static final Sequences TEST = Study.SPLIT.test();
    private static final SequenceClassifier ONE = Study.trainer()
            .hiddenSize(20)
            .epochs(1)
            .positiveWeight(3)
            .source(Map.of("file", "none"))
            .build()
            .train(Study.first(200, Study.SPLIT.train()), Study.SPLIT.validation());
    private static final SequenceClassifier OTHER = Study.tinyModel(4);

    private final Path parent;
    private final Path folder;

    SaveLoadTest(@TempDir Path parent) {
        this.parent = parent;
        folder = parent.resolve("model");
    }

    @AfterAll
    static void close() {
        ONE.close();
        OTHER.close();
    }

    @Test
    void loadedModelIsTheSavedOneToTheBit() {
        ONE.save(folder);
        try (SequenceClassifier loaded = SequenceClassifier.load(folder)) {
            assertArrayEquals(ONE.probabilities(TEST), loaded.probabilities(TEST));
            Near.assertNear(ONE.weights(), loaded.weights(), 0);
            assertEquals(ONE.threshold(), loaded.threshold());
            assertEquals(ONE.preprocessor(), loaded.preprocessor());
            assertEquals(ONE.objective(), loaded.objective());
            assertEquals(ONE.featureNames(), loaded.featureNames());
            assertEquals(ONE.hiddenSize(), loaded.hiddenSize());
            assertEquals(ONE.provenance(), loaded.provenance());
        }
    }

    @Test
    void savingALoadedModelWritesTheSameBytes() throws IOException {
        ONE.save(folder);
        Path again = parent.resolve("again");
        try (SequenceClassifier loaded = SequenceClassifier.load(folder)) {
            loaded.save(again);
        }
        for (String name : names(folder)) {
            assertEquals(-1, Files.mismatch(folder.resolve(name), again.resolve(name)), name);
        }
    }

    @Test
    void folderHoldsFiveFilesAndNothingIsLeftBesideIt() throws IOException {
        ONE.save(folder);
        assertEquals(
                List.of("SHA256SUMS", "net-0000.params", "seqwise.json", "serving.properties", "training.safetensors"),
                names(folder));
        assertEquals(List.of("model"), names(parent));
    }

    @Test
    void modelIsReplacedAndNothingIsLeftBesideIt() throws IOException {
        ONE.save(folder);
        OTHER.save(folder);
        assertScoresAs(OTHER, folder);
        assertEquals(List.of("model"), names(parent));
    }

    @Test
    void emptyFolderIsFilled() throws IOException {
        Files.createDirectory(folder);
        ONE.save(folder);
        assertScoresAs(ONE, folder);
    }

    @Test
    void missingParentsAreMade() {
        Path deep = parent.resolve("a").resolve("b").resolve("model");
        ONE.save(deep);
        assertScoresAs(ONE, deep);
    }

    @Test
    void foreignFolderIsRefusedAndUntouched() throws IOException {
        Path mine = Files.createDirectory(folder).resolve("thesis.txt");
        Files.writeString(mine, "years of work");
        assertRefused(() -> ONE.save(folder), "not a model", "left as it is");
        assertEquals("years of work", Files.readString(mine));
        assertEquals(List.of("thesis.txt"), names(folder));
        assertEquals(List.of("model"), names(parent));
    }

    @Test
    void fileInThePlaceOfTheFolderIsRefusedAndUntouched() throws IOException {
        Files.writeString(folder, "years of work");
        assertRefused(() -> ONE.save(folder), "not a model", "left as it is");
        assertEquals("years of work", Files.readString(folder));
    }

    @Test
    void modelPutAsideByAReplacementThatWasCutOffIsLoaded() throws IOException {
        ONE.save(folder);
        Files.move(folder, parent.resolve(".model.previous"));
        assertScoresAs(ONE, folder);
        OTHER.save(folder);
        assertScoresAs(OTHER, folder);
    }

    @Test
    void replacingClearsAwayWhatWasPutAside() throws IOException {
        ONE.save(folder);
        ONE.save(parent.resolve(".model.previous"));
        OTHER.save(folder);
        assertScoresAs(OTHER, folder);
        assertEquals(List.of("model"), names(parent));
    }

    @Test
    void otherFeaturesAreRefused() {
        assertRefused(() -> ONE.probabilities(Study.renamed(TEST)), "'a'", "(first, second, third, fourth, fifth)");
        assertRefused(() -> ONE.probability(new float[][] {{1, 2}}), "2 values", "5");
    }

    private static void assertScoresAs(SequenceClassifier expected, Path folder) {
        try (SequenceClassifier loaded = SequenceClassifier.load(folder)) {
            assertArrayEquals(expected.probabilities(TEST), loaded.probabilities(TEST));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
