package org.seqwise;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.seqwise.data.FeatureRule;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.ReadSteps;
import org.seqwise.data.ValueRule;
import org.seqwise.evaluation.Calibrator;

/** Reads and writes {@code seqwise.json}. */
final class ManifestJson {

    /** Some thirty thousand features. */
    static final int MOST_BYTES = 1 << 24;

    private static final int MOST_TOKENS = 2_000_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .addMixIn(Calibrator.class, CalibratorKind.class)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            // Else a null threshold were 0, and every answer yes.
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final String VERSION = "formatVersion";
    private static final String PROVENANCE = "/provenance";
    private static final String MEMBERS = "members";
    private static final String OBJECTIVE = "objective";
    private static final String OVERSAMPLING = "oversampling";
    private static final String CALIBRATION = "calibration";
    private static final String PREPROCESSOR = "preprocessor";
    private static final String READ_STEPS = "readSteps";

    private ManifestJson() {}

    static void write(Path file, Manifest manifest) throws IOException {
        ObjectNode tree = JSON.valueToTree(manifest);
        // The format version of one member, of no sampling and of no calibration knows of no others.
        if (manifest.memberCount() == 1) {
            tree.withObject(PROVENANCE).remove(MEMBERS);
        }
        if (manifest.objective().oversampling() == 1) {
            tree.withObject("/" + OBJECTIVE).remove(OVERSAMPLING);
        }
        if (manifest.calibration().changesNothing()) {
            tree.remove(CALIBRATION);
        }
        if (manifest.preprocessor().readSteps().areAll()) {
            tree.withObject("/" + PREPROCESSOR).remove(READ_STEPS);
        }
        byte[] bytes = JSON.writeValueAsBytes(tree);
        requireReadable(bytes);
        Files.write(file, bytes);
    }

    // A model that nobody could load again must not be written.
    private static void requireReadable(byte[] bytes) throws IOException {
        String tooLarge = String.format(
                Locale.ROOT,
                "The description of the model has %,d bytes; it may have %,d, and %,d values. Maybe use fewer features, or none of many categories.",
                bytes.length,
                MOST_BYTES,
                MOST_TOKENS);
        InvalidInputException.require(bytes.length <= MOST_BYTES, "%s", tooLarge);
        try {
            JSON.readTree(bytes);
        } catch (StreamConstraintsException e) {
            throw new InvalidInputException(tooLarge, e);
        }
    }

    /** Refuses a model of a later format version; one that cannot be read is left to the checksums. */
    static void requireNotNewer(Path file) {
        int version;
        try {
            version = version(file);
        } catch (IOException e) {
            return;
        }
        InvalidInputException.require(
                version <= ModelFolder.FORMAT_VERSION,
                "%s has format version %d; this Seqwise reads 1 to %d. Maybe it was saved by a newer one.",
                file,
                version,
                ModelFolder.FORMAT_VERSION);
    }

    /** Returns the format version that a manifest states, 0 for none; nothing else of it is kept. */
    static int version(Path file) throws IOException {
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return 0;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals(VERSION)) {
                    return parser.getValueAsInt();
                }
                parser.skipChildren();
            }
            return 0;
        }
    }

    static Manifest read(Path file) {
        requireNotNewer(file);
        try {
            JsonNode tree = JSON.readTree(file.toFile());
            int version = tree.path(VERSION).asInt();
            InvalidInputException.require(version >= 1, "%s states no format version.", file);
            JsonNode second = version == 1 ? fromFirst(tree) : tree;
            JsonNode third = version <= 2 ? fromSecond(second) : second;
            JsonNode fourth = version <= 3 ? fromThird(file, third) : third;
            CalibratorKind.requireKnown(file, tree.path(CALIBRATION));
            JsonNode sixth = version <= 5 ? fromFifth(file, fromFourth(fourth)) : fromFourth(fourth);
            JsonNode seventh = version <= 6 ? fromSixth(file, sixth) : fromUncalibrated(sixth);
            return JSON.treeToValue(seventh, Manifest.class);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(file + " is not a model's description: " + e.getOriginalMessage(), e);
        } catch (CharConversionException e) {
            throw new InvalidInputException(file + " is not a model's description: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read.", e);
        }
    }

    // Version 1 left all tails as they are.
    private static JsonNode fromFirst(JsonNode first) {
        ObjectNode tree = first.deepCopy();
        // Nor was there another network than this one.
        JsonNode architecture = tree.path("architecture");
        tree.remove("architecture");
        tree.putObject("network")
                .put("cell", "LSTM")
                .put("featureCount", architecture.path("featureCount").asInt())
                .put("hiddenSize", architecture.path("hiddenSize").asInt())
                .put("layers", 1)
                .put("bidirectional", false)
                .put("pooling", "LAST")
                .put("denseSize", 0);
        ArrayNode center = tree.putArray("center");
        ArrayNode width = tree.putArray("width");
        for (int f = 0; f < tree.path("featureNames").size(); f++) {
            center.add(0.0);
            width.add(0.0);
        }
        return tree;
    }

    // Version 2 knew cross-entropy alone, with a weight for 1s.
    private static JsonNode fromSecond(JsonNode second) {
        ObjectNode tree = second.deepCopy();
        JsonNode positiveWeight = tree.remove("positiveWeight");
        tree.putObject("objective")
                .put("negativeWeight", 1)
                .put("labelSmoothing", 0)
                .put("focalGamma", 0)
                .set("positiveWeight", positiveWeight);
        return tree;
    }

    // Version 3 knew amounts alone, each with its tails and scale; the range that they had in training was not kept.
    private static JsonNode fromThird(Path file, JsonNode third) {
        ObjectNode tree = third.deepCopy();
        JsonNode names = tree.remove("featureNames");
        List<JsonNode> figures = new ArrayList<>();
        for (String name : List.of("center", "width", "mean", "deviation")) {
            JsonNode each = tree.remove(name);
            InvalidInputException.require(
                    names != null && each != null && each.size() == names.size(),
                    "%s is not a model's description: it must have one %s for each of its featureNames.",
                    file,
                    name);
            figures.add(each);
        }
        ObjectNode preprocessor = tree.put(VERSION, 4).putObject(PREPROCESSOR);
        boolean scaled = tree.at("/provenance/settings/standardize").asBoolean(true);
        preprocessor.set(
                "settings", JSON.valueToTree(scaled ? PreprocessorSettings.DEFAULT : PreprocessorSettings.NONE));
        ArrayNode features = preprocessor.putArray("features");
        for (int f = 0; f < names.size(); f++) {
            int feature = f;
            features.add(rule(
                    names.path(f),
                    figures.stream().map(figure -> figure.path(feature)).toList()));
        }
        return tree;
    }

    // Version 4 is still that of one member, which is told of by the provenance itself, and of 1s and 0s as the data
    // has them.
    private static JsonNode fromFourth(JsonNode fourth) {
        ObjectNode tree = fourth.deepCopy();
        if (tree.get(OBJECTIVE) instanceof ObjectNode objective && !objective.has(OVERSAMPLING)) {
            objective.put(OVERSAMPLING, 1);
        }
        if (tree.at(PROVENANCE) instanceof ObjectNode provenance && !provenance.has(MEMBERS)) {
            ObjectNode member = provenance.putArray(MEMBERS).addObject();
            for (String name : List.of("seed", "epochs", "bestEpoch")) {
                if (provenance.has(name)) {
                    member.set(name, provenance.get(name));
                }
            }
        }
        return tree;
    }

    // Version 5 had nothing calibrated.
    private static JsonNode fromFifth(Path file, JsonNode fifth) {
        ObjectNode tree = fifth.deepCopy();
        InvalidInputException.require(
                !tree.has(CALIBRATION),
                "%s has a calibration, which format versions before 6 do not know. Maybe its formatVersion was changed.",
                file);
        tree.set(CALIBRATION, JSON.valueToTree(Calibrator.none()));
        return tree;
    }

    // Version 6 read all steps.
    private static JsonNode fromSixth(Path file, JsonNode sixth) {
        ObjectNode tree = sixth.deepCopy();
        InvalidInputException.require(
                !tree.at("/" + PREPROCESSOR).has(READ_STEPS),
                "%s says which steps are read, which format versions before 7 do not know. Maybe its formatVersion was changed.",
                file);
        if (tree.get(PREPROCESSOR) instanceof ObjectNode preprocessor) {
            preprocessor.set(READ_STEPS, JSON.valueToTree(ReadSteps.ALL));
        }
        return tree;
    }

    // Version 7 is written without a calibration where there is none.
    private static JsonNode fromUncalibrated(JsonNode seventh) {
        ObjectNode tree = seventh.deepCopy();
        if (!tree.has(CALIBRATION)) {
            tree.set(CALIBRATION, JSON.valueToTree(Calibrator.none()));
        }
        return tree;
    }

    private static ObjectNode rule(JsonNode name, List<JsonNode> figures) {
        ObjectNode rule = JSON.valueToTree(FeatureRule.of("", ValueRule.NONE));
        rule.set("name", name);
        ObjectNode values = rule.withObject("/values");
        values.withObject("/tails").set("center", figures.get(0));
        values.withObject("/tails").set("width", figures.get(1));
        values.set("middle", figures.get(2));
        values.set("spread", figures.get(3));
        return rule;
    }
}
