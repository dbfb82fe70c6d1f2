package org.seqwise;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ParameterShape;
import org.seqwise.reference.Pooling;
import org.seqwise.training.TrainingState;

/** Folders of strangers, whose checksums fit: each is refused in one sentence, soon, and with little memory. */
class HostileFolderTest {

    private static final NetworkShape NETWORK = new NetworkShape(Cell.LSTM, 2, 3, 1, false, Pooling.MEAN, 0);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of the processor, since a busy machine takes its time. */
    private static final Duration MOST_TIME = Duration.ofSeconds(5);

    /** The worst are a description of 16 MB and a header of 30 MB that are all brackets. */
    private static final long MOST_MEMORY = 256L << 20;

    private final Path folder;

    HostileFolderTest(@TempDir Path parent) {
        folder = parent.resolve("model");
    }

    @BeforeEach
    void save() {
        SavedMember member = new SavedMember(SmallModel.weights(NETWORK), state());
        ModelFolder.save(SmallModel.of(NETWORK, List.of(member)), folder);
    }

    private static TrainingState state() {
        Map<String, float[]> figures = new TreeMap<>();
        for (ParameterShape parameter : NETWORK.parameters()) {
            figures.put("steps " + parameter.name(), new float[] {5});
            figures.put("mean " + parameter.name(), new float[parameter.size()]);
        }
        return new TrainingState(5, 0, "sgd", figures, null);
    }

    @Test
    void untouchedFolderIsLoadedWithinTheSameBounds() {
        assertDoesNotThrow(() -> bounded(this::load));
    }

    /** As Kubernetes mounts them. */
    @Test
    void linksWithinTheFolderAreFollowed() throws IOException {
        Path data = Files.createDirectory(folder.resolve("..data"));
        for (String name : List.of(ModelFolder.MANIFEST, ModelFolder.WEIGHTS, TrainingStateFile.NAME, Checksums.FILE)) {
            Files.move(folder.resolve(name), data.resolve(name));
            Files.createSymbolicLink(folder.resolve(name), Path.of("..data", name));
        }
        assertDoesNotThrow(this::load);
        Path link = Files.createSymbolicLink(folder.resolveSibling("link"), folder);
        assertDoesNotThrow(() -> SequenceClassifier.loadWithoutEngine(link).close());
    }

    static Stream<HostileFolder> folders() {
        return HostileFolders.all().stream();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void isRefused(HostileFolder hostile) throws IOException {
        hostile.tampering().with(folder);
        if (hostile.signed()) {
            HostileFolders.sign(folder);
        }
        InvalidInputException refusal = assertThrows(InvalidInputException.class, () -> bounded(this::load));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains(hostile.part()), message + "  <- lacks: " + hostile.part());
        assertTrue(message.contains(folder.getFileName().toString()), message);
        assertTrue(message.length() < 1500, message);
    }

    private void load() {
        SequenceClassifier.loadWithoutEngine(folder).close();
    }

    /** Whatever stands in the place of whatever, the folder is loaded or refused, and nothing else happens. */
    @Test
    void everyPlaceOfADescriptionMayHoldAnything() throws IOException {
        Path description = folder.resolve(ModelFolder.MANIFEST);
        JsonNode whole = JSON.readTree(description.toFile());
        List<JsonNode> others = new ArrayList<>();
        for (String other : List.of("null", "{}", "[]", "\"x\"", "-1", "1e308", "true", "[null]", "9007199254740993")) {
            others.add(JSON.readTree(other));
        }
        int tried = 0;
        for (String place : places(whole)) {
            for (JsonNode other : others) {
                JsonNode tree = whole.deepCopy();
                replace(tree, place, other);
                Files.writeString(description, tree.toString());
                HostileFolders.sign(folder);
                refusedOrLoaded(place + " = " + other);
                tried++;
            }
        }
        assertTrue(tried > 500, tried + " tried");
    }

    private void refusedOrLoaded(String what) {
        try {
            load();
        } catch (RuntimeException | Error e) {
            assertInstanceOf(InvalidInputException.class, e, what);
        }
    }

    private static List<String> places(JsonNode tree) {
        List<String> places = new ArrayList<>();
        if (tree instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                places.add("/" + entry.getKey());
                places(entry.getValue()).forEach(place -> places.add("/" + entry.getKey() + place));
            }
        } else if (tree instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                String index = "/" + i;
                places.add(index);
                places(array.path(i)).forEach(place -> places.add(index + place));
            }
        }
        return places;
    }

    private static void replace(JsonNode tree, String place, JsonNode other) {
        int last = place.lastIndexOf('/');
        JsonNode parent = tree.at(place.substring(0, last));
        String name = place.substring(last + 1);
        if (parent instanceof ObjectNode object) {
            object.set(name, other);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), other);
        }
    }

    private static void bounded(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        long start = threads.getCurrentThreadCpuTime();
        try {
            work.run();
        } finally {
            long allocated = threads.getThreadAllocatedBytes(thread) - before;
            Duration taken = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
            assertTrue(allocated <= MOST_MEMORY, allocated + " bytes");
            assertTrue(taken.compareTo(MOST_TIME) < 0, taken + "");
        }
    }
}
