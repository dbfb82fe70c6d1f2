package org.seqwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.evaluation.Logits;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ParameterShape;
import org.seqwise.reference.Pooling;
import org.seqwise.reference.ReferenceNetwork;
import org.seqwise.training.TrainingState;

/** Several networks are one folder, whole or not at all, read without an engine. */
class EnsembleFolderTest {

    private static final NetworkShape NETWORK = new NetworkShape(Cell.LSTM, 2, 3, 1, false, Pooling.MEAN, 0);
    private static final float[][] STEPS = {{1, 2}, {0.5f, -1}, {3, 0}};
    private static final List<Long> SEEDS = List.of(7L, 8L, 9L);
    /** All that such a folder holds. */
    private static final List<String> FILES = List.of(
            "SHA256SUMS",
            "member-1/net-0000.params",
            "member-1/training.safetensors",
            "member-2/net-0000.params",
            "member-2/training.safetensors",
            "member-3/net-0000.params",
            "member-3/training.safetensors",
            "seqwise.json",
            "serving.properties");

    private final Path folder;

    EnsembleFolderTest(@TempDir Path parent) {
        folder = parent.resolve("model");
    }

    @BeforeEach
    void save() {
        List<SavedMember> members = SEEDS.stream()
                .map(seed -> new SavedMember(SmallModel.weights(NETWORK, seed), state(seed.intValue())))
                .toList();
        ModelFolder.save(SmallModel.of(NETWORK, members), folder);
    }

    private static TrainingState state(int epochs) {
        Map<String, float[]> figures = new TreeMap<>();
        for (ParameterShape parameter : NETWORK.parameters()) {
            figures.put("steps " + parameter.name(), new float[] {epochs});
        }
        return new TrainingState(epochs, 0, "sgd", figures, null);
    }

    @Test
    void aMemberOutsideTheFolderIsRefused() throws IOException {
        Path outside = folder.resolveSibling("outside");
        Files.move(folder.resolve("member-2"), outside);
        Files.createSymbolicLink(folder.resolve("member-2"), outside);
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> SequenceClassifier.loadWithoutEngine(folder));
        assertTrue(String.valueOf(refusal.getMessage()).contains("leads out of its folder"), refusal.getMessage());
    }

    @Test
    void eachMemberHasAFolderAndTheChecksumsNameEveryFile() throws IOException {
        assertEquals(FILES, names());
        List<String> summed = Files.readAllLines(folder.resolve("SHA256SUMS")).stream()
                .map(line -> line.substring(line.indexOf("  ") + 2))
                .sorted()
                .toList();
        // serving.properties is for others to change.
        assertEquals(FILES.subList(1, FILES.size() - 1), summed);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void weightsAndStatesAreReadBackInTheirOrder() {
        SavedModel read = ModelFolder.read(folder);
        assertEquals(5, read.manifest().formatVersion());
        assertEquals(
                List.of(7, 8, 9),
                read.members().stream().map(member -> member.state().epochs()).toList());
        for (int i = 0; i < SEEDS.size(); i++) {
            Map<String, float[]> expected = SmallModel.weights(NETWORK, SEEDS.get(i));
            assertEquals(
                    expected.getOrDefault("head_bias", new float[1])[0],
                    read.members().get(i).weights().getOrDefault("head_bias", new float[1])[0]);
        }
    }

    @Test
    void itSaysTheMeanOfItsMembersCorrectedProbabilities() {
        double sum = 0;
        for (long seed : SEEDS) {
            double logit = new ReferenceNetwork(NETWORK, SmallModel.weights(NETWORK, seed)).logit(STEPS);
            sum += Logits.probability((float) logit, 2);
        }
        try (SequenceClassifier classifier = SequenceClassifier.loadWithoutEngine(folder)) {
            assertEquals(sum / 3, classifier.probability(STEPS), 1e-15);
            assertEquals(3, classifier.memberCount());
            assertEquals(3, classifier.provenance().members().size());
            assertEquals("Java", classifier.engine());
        }
    }

    @Test
    void weightsAreAskedForByMember() {
        try (SequenceClassifier classifier = SequenceClassifier.loadWithoutEngine(folder)) {
            assertEquals(
                    "The model has 3 members; to ask for weights, there must be one. Maybe weights(0), the first member's.",
                    assertThrows(InvalidInputException.class, classifier::weights)
                            .getMessage());
            assertEquals(NETWORK.parameters().size(), classifier.weights(2).size());
            assertThrows(IndexOutOfBoundsException.class, () -> classifier.weights(3));
        }
    }

    @Test
    void savingItAgainWritesTheSameBytes() throws IOException {
        Path again = folder.resolveSibling("again");
        try (SequenceClassifier classifier = SequenceClassifier.loadWithoutEngine(folder)) {
            classifier.save(again);
        }
        for (String name : FILES) {
            assertEquals(-1, Files.mismatch(folder.resolve(name), again.resolve(name)), name);
        }
    }

    @Test
    void oneNetworkTakesItsPlaceWithoutALeftover() throws IOException {
        ModelFolder.save(SmallModel.of(NETWORK), folder);
        assertEquals(List.of("SHA256SUMS", "net-0000.params", "seqwise.json", "serving.properties"), names());
        assertEquals(4, ModelFolder.read(folder).manifest().formatVersion());
    }

    @Test
    void aMemberWithoutAStateIsReadAsOne() {
        List<SavedMember> members = SEEDS.stream()
                .map(seed -> new SavedMember(
                        SmallModel.weights(NETWORK, seed), seed == 8 ? TrainingState.NONE : state(seed.intValue())))
                .toList();
        ModelFolder.save(SmallModel.of(NETWORK, members), folder);
        assertEquals(
                List.of(7, 0, 9),
                ModelFolder.read(folder).members().stream()
                        .map(member -> member.state().epochs())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"member-1/net-0000.params", "member-2/net-0000.params", "member-3/training.safetensors"})
    void damageToAnyMemberIsRefusedByTheNameOfItsFile(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve(name), bytes);
        assertRefused(name + " is damaged");
        Files.delete(folder.resolve(name));
        assertRefused(name + " is damaged: it is missing");
    }

    @Test
    void membersThatChangedPlacesAreRefused() throws IOException {
        Files.copy(
                folder.resolve("member-1/net-0000.params"),
                folder.resolve("member-3/net-0000.params"),
                StandardCopyOption.REPLACE_EXISTING);
        assertRefused("member-3/net-0000.params is damaged");
    }

    private void assertRefused(String words) {
        String message = String.valueOf(
                assertThrows(InvalidInputException.class, () -> SequenceClassifier.loadWithoutEngine(folder))
                        .getMessage());
        assertTrue(message.replace('\\', '/').contains(words), message);
    }
}
