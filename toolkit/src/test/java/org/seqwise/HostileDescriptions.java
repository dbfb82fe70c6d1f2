package org.seqwise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Folders whose {@code seqwise.json} is a trap. */
final class HostileDescriptions {

    private static final String DESCRIPTION = ModelFolder.MANIFEST;
    private static final String NO_DESCRIPTION = "is not a model's description";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<HostileFolder> all = new ArrayList<>();

    private HostileDescriptions() {}

    static List<HostileFolder> all() {
        HostileDescriptions descriptions = new HostileDescriptions();
        descriptions.sizes();
        descriptions.texts();
        descriptions.trees();
        descriptions.networks();
        return descriptions.all;
    }

    private void add(String name, String part, HostileFolder.Tampering tampering) {
        all.add(new HostileFolder(name, part, tampering, true));
    }

    private void sizes() {
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

    private void texts() {
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

    private void trees() {
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
}
