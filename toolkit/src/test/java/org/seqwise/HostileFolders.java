package org.seqwise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The folders that {@link HostileFolderTest} has refused. */
final class HostileFolders {

    private static final String DESCRIPTION = ModelFolder.MANIFEST;
    private static final String WEIGHTS = ModelFolder.WEIGHTS;
    private static final String STATE = TrainingStateFile.NAME;
    private static final String SUMS = Checksums.FILE;
    private static final String OUT = "leads out of its folder";
    private static final String NO_STATE = "does not hold the state";
    private static final String NO_DESCRIPTION = "is not a model's description";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<HostileFolder> all = new ArrayList<>();

    private HostileFolders() {}

    static List<HostileFolder> all() {
        HostileFolders folders = new HostileFolders();
        folders.links();
        folders.sizes();
        folders.descriptionsAsText();
        folders.descriptionsAsTrees();
        folders.networks();
        folders.weights();
        folders.states();
        return folders.all;
    }

    /** Makes the checksums of the files that are there fit. */
    static void sign(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        for (String name : List.of(DESCRIPTION, WEIGHTS, STATE)) {
            // Not of those whose sum would take longer than the loading may.
            if (Files.isRegularFile(folder.resolve(name)) && Files.size(folder.resolve(name)) < 1L << 30) {
                names.add(name);
            }
        }
        Checksums.write(folder, names.toArray(String[]::new));
    }

    private void add(String name, String part, HostileFolder.Tampering tampering) {
        all.add(new HostileFolder(name, part, tampering, true));
    }

    private void unsigned(String name, String part, HostileFolder.Tampering tampering) {
        all.add(new HostileFolder(name, part, tampering, false));
    }

    private void links() {
        for (String name : List.of(DESCRIPTION, WEIGHTS, STATE, SUMS)) {
            unsigned(name + " is a link out of the folder", OUT, folder -> {
                Path outside = folder.resolveSibling("outside-" + name);
                Files.move(folder.resolve(name), outside);
                Files.createSymbolicLink(folder.resolve(name), outside);
            });
            unsigned(name + " is a link to a file of the same name in ..", OUT, folder -> {
                Files.copy(folder.resolve(name), folder.resolveSibling(name));
                replaceByLink(folder, name, Path.of("..", name));
            });
        }
        unsigned(
                "the description is a link to a secret",
                OUT,
                folder -> replaceByLink(folder, DESCRIPTION, Path.of("/etc/passwd")));
        unsigned(
                "the description is a link in a circle",
                "must be a folder that Seqwise saved",
                folder -> replaceByLink(folder, DESCRIPTION, Path.of(DESCRIPTION)));
        unsigned(
                "the weights are a link in a circle",
                "damaged",
                folder -> replaceByLink(folder, WEIGHTS, Path.of(WEIGHTS)));
        unsigned(
                "the weights are an endless device",
                OUT,
                folder -> replaceByLink(folder, WEIGHTS, Path.of("/dev/zero")));
        unsigned(
                "the weights are a pipe that nobody writes",
                "must be a file",
                folder -> replaceByPipe(folder, WEIGHTS));
        unsigned("the state is a pipe that nobody writes", "must be a file", folder -> replaceByPipe(folder, STATE));
        for (String name : List.of(WEIGHTS, STATE, SUMS)) {
            unsigned(name + " is a folder", "must be a file", folder -> {
                Files.delete(folder.resolve(name));
                Files.createDirectory(folder.resolve(name));
            });
        }
    }

    private static void replaceByLink(Path folder, String name, Path target) throws IOException {
        Files.delete(folder.resolve(name));
        Files.createSymbolicLink(folder.resolve(name), target);
    }

    private static void replaceByPipe(Path folder, String name) throws IOException {
        Files.delete(folder.resolve(name));
        try {
            new ProcessBuilder("mkfifo", folder.resolve(name).toString())
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void sizes() {
        for (String name : List.of(DESCRIPTION, WEIGHTS, STATE, SUMS)) {
            // With a hole in it, which takes no room on a disk.
            unsigned(name + " has 64 GiB", "it can have at most", folder -> {
                try (RandomAccessFile file =
                        new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
                    file.setLength(1L << 36);
                }
            });
        }
        text("the description is 17 MB of blanks", "it can have at most", " ".repeat(17_000_000));
        text("the description is 16 MB of brackets", NO_DESCRIPTION, lists(16_000_000 / 3));
        text("the description is 16 MB of one name", NO_DESCRIPTION, "{\"" + "x".repeat(16_000_000) + "\":1}");
        text(
                "the description is 16 MB of one number",
                NO_DESCRIPTION,
                "{\"threshold\":" + "1".repeat(16_000_000) + "}");
        text("the description is nested 8 million deep", NO_DESCRIPTION, "[".repeat(8_000_000));
        tree("the description is nested 900 deep", "nesting depth", tree -> {
            ObjectNode settings = (ObjectNode) tree.at("/provenance/settings");
            for (int i = 0; i < 900; i++) {
                settings = settings.putObject("deeper");
            }
        });
    }

    private static String lists(int count) {
        return "{\"formatVersion\":4,\"provenance\":[" + "[],".repeat(count - 20) + "[]]}";
    }

    private void text(String name, String part, String text) {
        bytes(name, part, text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(String name, String part, byte[] bytes) {
        add(name, part, folder -> Files.write(folder.resolve(DESCRIPTION), bytes));
    }

    private void tree(String name, String part, Consumer<ObjectNode> change) {
        add(name, part, folder -> {
            ObjectNode tree =
                    (ObjectNode) JSON.readTree(folder.resolve(DESCRIPTION).toFile());
            change.accept(tree);
            Files.writeString(folder.resolve(DESCRIPTION), tree.toString());
        });
    }

    private void descriptionsAsText() {
        text("the description is empty", "states no format version", "");
        text("the description is a list", "states no format version", "[4]");
        text("the description is a number", "states no format version", "4");
        text("the description is no JSON", NO_DESCRIPTION, "aced0005");
        bytes("the description is a serialized Java object", NO_DESCRIPTION, new byte[] {
            (byte) 0xac, (byte) 0xed, 0, 5, 't', 0, 1, 'x'
        });
        bytes(
                "the description is not UTF-8",
                NO_DESCRIPTION,
                "{\"formatVersion\":4,\"threshold\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1));
        bytes(
                "the description is broken UTF-32",
                NO_DESCRIPTION,
                "\ufeff{\ud800".getBytes(Charset.forName("UTF-32BE")));
        text("the description states a version from the future", "reads 1 to", "{\"formatVersion\":2147483647}");
        text("the description states a version of words", "states no format version", "{\"formatVersion\":\"four\"}");
        text("the description states version 0", "states no format version", "{\"formatVersion\":0}");
        text("the description states a version and nothing else", NO_DESCRIPTION, "{\"formatVersion\":1}");
        add(
                "the description has two versions",
                NO_DESCRIPTION,
                folder -> rewrite(folder, "{", "{\"formatVersion\":4,"));
        add(
                "something follows the description",
                NO_DESCRIPTION,
                folder -> Files.writeString(
                        folder.resolve(DESCRIPTION), Files.readString(folder.resolve(DESCRIPTION)) + "{}"));
        add("the threshold is no number", NO_DESCRIPTION, folder -> rewrite(folder, "0.4", "NaN"));
        add("the threshold is endless", NO_DESCRIPTION, folder -> rewrite(folder, "0.4", "1e999"));
    }

    private static void rewrite(Path folder, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(DESCRIPTION));
        int at = text.indexOf(from);
        Files.writeString(folder.resolve(DESCRIPTION), text.substring(0, at) + to + text.substring(at + from.length()));
    }

    private void descriptionsAsTrees() {
        String className = "javax.swing.JEditorPane";
        tree("a class is named beside the rest", NO_DESCRIPTION, tree -> tree.put("@class", className));
        tree("a calibration is of a class", "calibration of kind", tree -> tree.put("formatVersion", 6)
                .putObject("calibration")
                .put("kind", className));
        tree("a calibration is a class with arguments", NO_DESCRIPTION, tree -> tree.put("formatVersion", 6)
                .putArray("calibration")
                .add(className)
                .addObject());
        tree("the cell is a class", NO_DESCRIPTION, tree -> tree.withObject("/network")
                .put("cell", className));
        tree("a calibration falls", NO_DESCRIPTION, tree -> {
            ObjectNode calibration =
                    tree.put("formatVersion", 6).putObject("calibration").put("kind", "isotonic");
            calibration.putArray("places").add(0.1).add(0.2);
            calibration.putArray("rates").add(0.9).add(0.1);
        });
        tree("a feature is null", NO_DESCRIPTION, tree -> tree.withArray("/preprocessor/features")
                .setNull(0));
        tree("two features have one name", NO_DESCRIPTION, tree -> {
            ArrayNode features = tree.withArray("/preprocessor/features");
            features.set(1, features.path(0));
        });
        tree("there is no feature", NO_DESCRIPTION, tree -> tree.withArray("/preprocessor/features")
                .removeAll());
        tree("a feature has 100,000 categories", NO_DESCRIPTION, tree -> {
            ArrayNode categories = ((ObjectNode) tree.at("/preprocessor/features/0")).putArray("categories");
            for (int i = 0; i < 100_000; i++) {
                categories.add("c" + i);
            }
        });
        tree("a weight of classes is below 0", NO_DESCRIPTION, tree -> tree.withObject("/objective")
                .put("positiveWeight", -1));
        tree("there are 100,000 members and one network", "member-1", tree -> {
            ArrayNode members =
                    tree.put("formatVersion", 5).withObject("/provenance").putArray("members");
            for (int i = 0; i < 100_000; i++) {
                members.addObject().put("seed", i == 0 ? 1 : i).put("epochs", 3).put("bestEpoch", 2);
            }
        });
        tree("a second member is named and not there", "member-1", tree -> {
            JsonNode provenance = tree.put("formatVersion", 5).withObject("/provenance");
            ArrayNode members = ((ObjectNode) provenance).putArray("members");
            for (int i = 0; i < 2; i++) {
                members.addObject()
                        .put("seed", provenance.path("seed").asLong() + i)
                        .set("epochs", provenance.path("epochs"));
                ((ObjectNode) members.path(i)).set("bestEpoch", provenance.path("bestEpoch"));
            }
        });
    }

    private void networks() {
        network("2,000,000,000 units", "must be at most", "hiddenSize", 2_000_000_000);
        network("100,000 units", "must have at most", "hiddenSize", 100_000);
        network("11,000 units, more than the heap", "with this heap", "hiddenSize", 11_000);
        network("2,000,000,000 layers", "must be at most", "layers", 2_000_000_000);
        network("-1 layers", "must be positive", "layers", -1);
        network("2,000,000,000 features", "features out of the preprocessor", "featureCount", 2_000_000_000);
        network("2,000,000,000 dense units", "must have at most", "denseSize", 2_000_000_000);
        tree("the network has 1,000 layers of 9,000 units", "with this heap", tree -> tree.withObject("/network")
                .put("layers", 1000)
                .put("hiddenSize", 9000));
        network("others than its weights", "there is no layer1_forward_kernel (16, 2)", "hiddenSize", 4);
    }

    private void network(String name, String part, String property, int value) {
        tree("the network has " + name, part, tree -> tree.withObject("/network")
                .put(property, value));
    }

    private void weights() {
        String wrong = "does not hold the weights";
        weights("are empty", wrong, bytes -> new byte[0]);
        weights("end in the middle", wrong, bytes -> Arrays.copyOf(bytes, bytes.length / 2));
        weights("end one byte early", wrong, bytes -> Arrays.copyOf(bytes, bytes.length - 1));
        weights("go on", wrong, bytes -> Arrays.copyOf(bytes, bytes.length + 1));
        weights(
                "go on for two megabytes",
                "it can have at most",
                bytes -> Arrays.copyOf(bytes, bytes.length + (2 << 20)));
        weights("declare a larger parameter", wrong, HostileFolders::withLongestLength);
        weights("are a pickle", wrong, bytes -> "\u0080\u0004cos\nsystem\n(S'id'\ntR."
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    private interface Change {
        byte[] of(byte[] bytes);
    }

    private void weights(String name, String part, Change change) {
        add("the weights " + name, part, folder -> change(folder.resolve(WEIGHTS), change));
    }

    private static void change(Path file, Change change) throws IOException {
        Files.write(file, change.of(Files.readAllBytes(file)));
    }

    /** The bytes before the first number are its array's length. */
    private static byte[] withLongestLength(byte[] bytes) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf('<') + 1;
        ByteBuffer.wrap(bytes).putInt(at, Integer.MAX_VALUE);
        return bytes;
    }

    private void states() {
        state("is empty", "begin with the length", bytes -> new byte[0]);
        state("has a header of 2^63 bytes", "begin with the length", bytes -> withHeaderLength(bytes, Long.MAX_VALUE));
        state("has a header of -1 bytes", "begin with the length", bytes -> withHeaderLength(bytes, -1));
        state("has a header of 2 GiB", "begin with the length", bytes -> withHeaderLength(bytes, Integer.MAX_VALUE));
        state("has a header longer than the file", "ends within its header", bytes -> withHeaderLength(bytes, 1 << 25));
        header("is no JSON", "is not JSON", "x".repeat(100));
        header("is a list", "no JSON object", "[1]");
        header("is nested", "is not JSON", "{\"a\":" + "[".repeat(1_000_000));
        header("is 30 MB of brackets", "is not JSON", "{\"a\":[" + "[],".repeat(10_000_000) + "[]]}");
        header(
                "has an array of none of the parameters",
                "is of no parameter",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}");
        header(
                "has an array of 2^40 numbers",
                "is not {",
                array("steps head_bias", "[1099511627776]", "[0,4398046511104]"));
        header("has an array that begins before the file", "is not {", array("steps head_bias", "[1]", "[-4,0]"));
        header("has an array that lies over the header", "is not {", array("steps head_bias", "[1]", "[4,8]"));
        header(
                "has an array of another type",
                "is not {",
                array("steps head_bias", "[1]", "[0,4]").replace("F32", "I8"));
        header("has notes twice", "is not JSON", "{\"__metadata__\":{},\"__metadata__\":{}}");
        header("has an array and no numbers", "ends within its arrays", array("steps head_bias", "[1]", "[0,4]"));
        header("has no arrays", "it lacks", "{\"__metadata__\":{}}");
        header("has a million arrays of one parameter", NO_STATE, manyArrays());
    }

    private static String array(String name, String shape, String offsets) {
        return "{\"" + name + "\":{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}}";
    }

    private static String manyArrays() {
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; i < 400_000; i++) {
            header.append("\"f").append(i).append(" head_bias\":{\"dtype\":\"F32\"},");
        }
        return header.append("\"f head_bias\":1}").toString();
    }

    private void header(String name, String part, String header) {
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        state("has a header that " + name, part, old -> ByteBuffer.allocate(Long.BYTES + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes.length)
                .put(bytes)
                .array());
    }

    private static byte[] withHeaderLength(byte[] bytes, long length) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
        return bytes;
    }

    private void state(String name, String part, Change change) {
        add("the state " + name, part, folder -> change(folder.resolve(STATE), change));
    }
}
