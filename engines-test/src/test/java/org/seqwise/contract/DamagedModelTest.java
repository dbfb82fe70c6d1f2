package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seqwise.contract.Refusal.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.SequenceClassifier;

class DamagedModelTest {

    private static final String WEIGHTS = "net-0000.params";
    private static final String DESCRIPTION = "seqwise.json";
    private static final String STATE = "training.safetensors";
    private static final SequenceClassifier MODEL = Study.tinyModel(4);

    private final Path folder;

    DamagedModelTest(@TempDir Path parent) {
        folder = parent.resolve("model");
    }

    @BeforeEach
    void save() {
        MODEL.save(folder);
    }

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {WEIGHTS, DESCRIPTION, STATE})
    void truncatedFileIsRefused(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        Files.write(folder.resolve(name), Arrays.copyOf(bytes, bytes.length - 7));
        assertDoesNotLoad(name, "damaged", "Maybe copy the folder again");
    }

    @ParameterizedTest
    @ValueSource(strings = {WEIGHTS, DESCRIPTION, STATE})
    void oneFlippedBitIsRefused(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve(name), bytes);
        assertDoesNotLoad(name, "damaged", "Maybe copy the folder again");
    }

    @ParameterizedTest
    @ValueSource(strings = {WEIGHTS, STATE, "SHA256SUMS"})
    void missingFileIsRefused(String name) throws IOException {
        Files.delete(folder.resolve(name));
        assertDoesNotLoad(name, "missing", "Maybe copy the folder again");
    }

    @Test
    void folderWithoutADescriptionIsRefused() throws IOException {
        Files.delete(folder.resolve(DESCRIPTION));
        assertDoesNotLoad("it has no seqwise.json");
    }

    @Test
    void whatIsNoFolderIsRefused(@TempDir Path other) throws IOException {
        assertRefused(() -> SequenceClassifier.load(other.resolve("none")), "none) must be a folder", "there is none");
        Path file = Files.writeString(other.resolve("file"), "text");
        assertRefused(() -> SequenceClassifier.load(file), "file) must be a folder");
    }

    @Test
    void foreignFolderIsRefused(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("thesis.txt"), "years of work");
        assertRefused(() -> SequenceClassifier.load(other), "must be a folder that Seqwise saved");
    }

    @Test
    void newerFormatIsRefused() throws IOException {
        rewrite("\"formatVersion\" : 4", "\"formatVersion\" : 8");
        assertDoesNotLoad("format version 8", "reads 1 to 7", "newer");
        // It may have other files than these.
        Files.delete(folder.resolve(WEIGHTS));
        assertDoesNotLoad("format version 8", "reads 1 to 7", "newer");
    }

    @Test
    void formatOfSeveralMembersIsRefusedWhereThereIsOne() throws IOException {
        rewrite("\"formatVersion\" : 4", "\"formatVersion\" : 5");
        assertDoesNotLoad(DESCRIPTION, "not a model's description");
    }

    @Test
    void unknownCellIsRefused() throws IOException {
        rewrite("\"LSTM\"", "\"TRANSFORMER\"");
        assertDoesNotLoad(DESCRIPTION, "not a model's description", "TRANSFORMER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"threshold\"", "\"provenance\"", "\"network\"", "\"preprocessor\""})
    void descriptionWithoutAnEntryIsRefused(String entry) throws IOException {
        rewrite(entry, "\"gone\"");
        assertDoesNotLoad(DESCRIPTION, "not a model's description");
    }

    @Test
    void descriptionThatIsNoJsonIsRefused() throws IOException {
        Files.writeString(folder.resolve(DESCRIPTION), "hello");
        sign();
        assertDoesNotLoad(DESCRIPTION, "not a model's description");
    }

    @Test
    void weightsOfAnotherWidthAreRefused() throws IOException {
        Path wider = folder.resolveSibling("wider");
        try (SequenceClassifier classifier = Study.tinyModel(6)) {
            classifier.save(wider);
        }
        Files.copy(wider.resolve(WEIGHTS), folder.resolve(WEIGHTS), StandardCopyOption.REPLACE_EXISTING);
        sign();
        assertDoesNotLoad(WEIGHTS, "there is no layer1_forward_kernel (16, 5)");
    }

    @Test
    void descriptionOfAnotherWidthIsRefused() throws IOException {
        rewrite("\"hiddenSize\" : 4", "\"hiddenSize\" : 3");
        assertDoesNotLoad(WEIGHTS, "there is no layer1_forward_kernel (12, 5)");
    }

    @ParameterizedTest
    @CsvSource({
        "hiddenSize\" : 4, hiddenSize\" : 2000000000, hiddenSize (2000000000) must be at most",
        "hiddenSize\" : 4, hiddenSize\" : 50000, must have at most",
        "layers\" : 1, layers\" : 2000000000, layers (2000000000) must be at most",
        "denseSize\" : 0, denseSize\" : 2000000000, must have at most"
    })
    void descriptionOfAnImpossibleNetworkIsRefused(String from, String to, String reason) throws IOException {
        rewrite(from, to);
        assertDoesNotLoad(reason);
    }

    @Test
    void weightsThatAreFollowedBySomethingAreRefusedEvenIfTheirChecksumFits() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(WEIGHTS));
        Files.write(folder.resolve(WEIGHTS), Arrays.copyOf(bytes, bytes.length + 1));
        sign();
        assertDoesNotLoad(WEIGHTS, "does not hold the weights", "something follows");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, 200, 400})
    void weightsThatEndTooEarlyAreRefusedEvenIfTheirChecksumFits(int length) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(WEIGHTS));
        Files.write(folder.resolve(WEIGHTS), Arrays.copyOf(bytes, length));
        sign();
        assertDoesNotLoad(WEIGHTS, "does not hold the weights");
    }

    @Test
    void weightsThatAreNoneAreRefusedEvenIfTheirChecksumFits() throws IOException {
        Files.writeString(folder.resolve(WEIGHTS), "x".repeat(1000));
        sign();
        assertDoesNotLoad(WEIGHTS, "does not hold the weights");
    }

    @Test
    void stateThatTheChecksumsDoNotNameIsRefused() throws IOException {
        Path sums = folder.resolve("SHA256SUMS");
        List<String> lines = Files.readAllLines(sums);
        Files.write(sums, lines.stream().filter(line -> !line.endsWith(STATE)).toList());
        assertDoesNotLoad(STATE, "damaged", "Maybe copy the folder again");
    }

    @Test
    void stateOfAnotherNetworkIsRefusedEvenIfItsChecksumFits() throws IOException {
        Path wider = folder.resolveSibling("wider");
        try (SequenceClassifier classifier = Study.tinyModel(6)) {
            classifier.save(wider);
        }
        Files.copy(wider.resolve(STATE), folder.resolve(STATE), StandardCopyOption.REPLACE_EXISTING);
        sign();
        assertDoesNotLoad(STATE, "does not hold the state", "'velocity head_kernel' is not", "[4]", "Maybe delete it");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 100, 1000, 1500})
    void stateThatEndsTooEarlyIsRefusedEvenIfItsChecksumFits(int length) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(STATE));
        assertTrue(length < bytes.length);
        Files.write(folder.resolve(STATE), Arrays.copyOf(bytes, length));
        sign();
        assertDoesNotLoad(STATE, "does not hold the state");
    }

    @Test
    void stateThatIsNoneIsRefusedEvenIfItsChecksumFits() throws IOException {
        Files.writeString(folder.resolve(STATE), "x".repeat(1000));
        sign();
        assertDoesNotLoad(STATE, "does not hold the state");
    }

    private void assertDoesNotLoad(String... partsOfTheMessage) {
        assertRefused(() -> SequenceClassifier.load(folder).close(), partsOfTheMessage);
        assertRefused(() -> SequenceClassifier.loadWithoutEngine(folder).close(), partsOfTheMessage);
    }

    private void rewrite(String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(DESCRIPTION));
        String changed = text.replace(from, to);
        assertEquals(false, text.equals(changed), text);
        Files.writeString(folder.resolve(DESCRIPTION), changed);
        sign();
    }

    /** Makes the checksums fit, as {@code sha256sum} would write them. */
    private void sign() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String name : new String[] {DESCRIPTION, WEIGHTS, STATE}) {
            lines.append(sha256(folder.resolve(name))).append("  ").append(name).append('\n');
        }
        Files.writeString(folder.resolve("SHA256SUMS"), lines);
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
