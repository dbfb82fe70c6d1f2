package org.seqwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Standardizer;
import org.seqwise.evaluation.Objective;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;

class ManifestJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    ManifestJsonTest(@TempDir Path folder) {
        file = folder.resolve("seqwise.json");
    }

    @Test
    void everythingIsReadBackToTheLastBit() throws IOException {
        Manifest written = manifest();
        ManifestJson.write(file, written);
        Manifest read = ManifestJson.read(file);
        assertEquals(3, read.formatVersion());
        assertEquals(written.network(), read.network());
        assertEquals(written.featureNames(), read.featureNames());
        assertArrayEquals(written.center(), read.center());
        assertArrayEquals(written.width(), read.width());
        assertArrayEquals(written.mean(), read.mean());
        assertArrayEquals(written.deviation(), read.deviation());
        assertEquals(written.standardizer(), read.standardizer());
        assertEquals(written.objective(), read.objective());
        assertEquals(written.threshold(), read.threshold());
        assertEquals(written.provenance(), read.provenance());
        assertEquals(
                new ArrayList<>(written.provenance().settings().keySet()),
                new ArrayList<>(read.provenance().settings().keySet()));
    }

    @Test
    void noPropertyMayBeMissingNullOrUnknown() throws IOException {
        ManifestJson.write(file, manifest());
        JsonNode whole = JSON.readTree(file.toFile());
        for (String parent : List.of("", "/network", "/objective", "/provenance")) {
            for (String name : names(whole.at(parent))) {
                assertRefused(tree -> ((ObjectNode) tree.at(parent)).remove(name));
                assertRefused(tree -> ((ObjectNode) tree.at(parent)).putNull(name));
            }
            assertRefused(tree -> ((ObjectNode) tree.at(parent)).put("newer", 1));
        }
    }

    @Test
    void numbersOutOfRangeAreRefused() throws IOException {
        ManifestJson.write(file, manifest());
        assertRefused(tree -> tree.put("threshold", 1.5));
        assertRefused(tree -> tree.withObject("/objective").put("positiveWeight", 0));
        assertRefused(tree -> tree.withObject("/objective").put("labelSmoothing", 1));
        assertRefused(tree -> tree.withArray("featureNames").remove(0));
        assertRefused(tree -> tree.withArray("mean").setNull(0));
        assertRefused(tree -> tree.withArray("width").setNull(0));
        assertRefused(tree -> tree.withObject("/network").put("cell", "RNN"));
        assertRefused(tree -> tree.withObject("/network").put("hiddenSize", "many"));
    }

    @Test
    void theFirstVersionIsReadAsOneLstmWithItsTailsAsTheyAre() throws IOException {
        Manifest written = manifest();
        ManifestJson.write(file, written);
        ObjectNode tree = (ObjectNode) JSON.readTree(file.toFile());
        tree.put("formatVersion", 1)
                .put("positiveWeight", 1.5)
                .remove(List.of("center", "width", "network", "objective"));
        tree.putObject("architecture")
                .put("kind", "lstm")
                .put("featureCount", 2)
                .put("hiddenSize", 100);
        JSON.writeValue(file.toFile(), tree);
        Manifest read = ManifestJson.read(file);
        assertEquals(3, read.formatVersion());
        assertEquals(new NetworkShape(Cell.LSTM, 2, 100, 1, false, Pooling.LAST, 0), read.network());
        assertEquals(
                new Standardizer(written.featureNames(), written.mean(), written.deviation()), read.standardizer());
        assertEquals(written.threshold(), read.threshold());
        assertEquals(Objective.weighted(1.5), read.objective());
        ManifestJson.write(file, read);
        assertEquals(read.standardizer(), ManifestJson.read(file).standardizer());
    }

    @Test
    void theSecondVersionIsReadAsCrossEntropyWithAWeight() throws IOException {
        Manifest written = manifest();
        ManifestJson.write(file, written);
        ObjectNode tree = (ObjectNode) JSON.readTree(file.toFile());
        tree.put("formatVersion", 2).put("positiveWeight", Math.PI).remove("objective");
        JSON.writeValue(file.toFile(), tree);
        Manifest read = ManifestJson.read(file);
        assertEquals(3, read.formatVersion());
        assertEquals(Objective.weighted(Math.PI), read.objective());
        assertEquals(written.network(), read.network());
        assertEquals(written.standardizer(), read.standardizer());
        assertEquals(written.threshold(), read.threshold());
        assertEquals(written.provenance(), read.provenance());
        assertRefused(node -> node.remove("positiveWeight"));
    }

    @Test
    void aNewerVersionIsNamed() throws IOException {
        ManifestJson.write(file, manifest());
        InvalidInputException thrown = assertRefused(tree -> tree.put("formatVersion", 4));
        assertEquals(
                file.resolveSibling("changed.json")
                        + " has format version 4; this Seqwise reads 1 to 3. Maybe it was saved by a newer one.",
                thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{", "{}", "[]", "null", "{\"formatVersion\": 1}", "\u0000\u0001"})
    void garbageIsRefusedByTheFilesName(String text) throws IOException {
        Files.writeString(file, text);
        InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> ManifestJson.read(file));
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.startsWith(file + " "), message);
    }

    @Test
    void aFileThatIsNotThereCannotBeRead() {
        assertThrows(UncheckedIOException.class, () -> ManifestJson.read(file));
    }

    private InvalidInputException assertRefused(Consumer<ObjectNode> change) throws IOException {
        ObjectNode tree = (ObjectNode) JSON.readTree(file.toFile());
        change.accept(tree);
        Path changed = file.resolveSibling("changed.json");
        JSON.writeValue(changed.toFile(), tree);
        InvalidInputException thrown =
                assertThrows(InvalidInputException.class, () -> ManifestJson.read(changed), () -> "accepted: " + tree);
        Files.delete(changed);
        return thrown;
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Manifest manifest() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("optimizer", "rmsprop");
        settings.put("learningRate", 0.001);
        settings.put("batchSize", 1000);
        Standardizer standardizer = new Standardizer(
                List.of("Temperatur °C", "load"),
                new double[] {0, -1e-3 / 7},
                new double[] {0, Math.PI * 1e9},
                new double[] {1 / 3.0, -Double.MIN_VALUE},
                new double[] {0.1 + 0.2, Math.nextUp(1e300)});
        return Manifest.of(
                new NetworkShape(Cell.GRU, 2, 100, 2, true, Pooling.ATTENTION, 8),
                standardizer,
                new Objective(Math.PI, 1 / 3.0, 0.1, Math.E),
                Math.nextDown(0.5),
                provenance(settings));
    }

    private static Provenance provenance(Map<String, Object> settings) {
        return new Provenance(
                "2026-01-01T00:00:00Z",
                "Net",
                "1.9",
                "cpu",
                "0.36.0",
                Long.MIN_VALUE,
                "aa",
                "bb",
                20,
                12,
                1 / 7.0,
                1e5 / 3,
                42_901,
                settings,
                Map.of("file", "Gerät.csv"));
    }
}
