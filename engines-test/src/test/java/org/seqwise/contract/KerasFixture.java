package org.seqwise.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.exchange.keras.ImportedModel;
import org.seqwise.exchange.keras.KerasImporter;

/**
 * A file of Keras and what its network says of some sequences. Those of the folder {@code keras} are made by {@code fixtures.py}, those of
 * {@code keras/by-keras} by Keras itself.
 *
 * @param file the model
 * @param frontPadding how many steps the sequences were filled up to before they were predicted, 0 for none
 * @param masked whether the model has a Masking layer
 * @param steps raw, (steps, features) each
 * @param probabilities one a sequence
 */
record KerasFixture(Path file, int frontPadding, boolean masked, List<float[][]> steps, double[] probabilities) {

    static Path folder() {
        URL expected = Objects.requireNonNull(KerasFixture.class.getResource("/keras/expected.json"));
        try {
            return Path.of(expected.toURI()).resolveSibling(".").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<KerasFixture> all() throws IOException {
        List<KerasFixture> all = new ArrayList<>();
        for (Path folder : List.of(folder(), folder().resolve("by-keras"))) {
            JsonNode tree =
                    new ObjectMapper().readTree(folder.resolve("expected.json").toFile());
            for (var each : tree.properties()) {
                all.add(of(folder.resolve(each.getKey()), each.getValue()));
            }
        }
        return all;
    }

    static KerasFixture named(String name) throws IOException {
        return all().stream()
                .filter(each -> each.file.endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static KerasFixture of(Path file, JsonNode tree) throws IOException {
        List<float[][]> steps = new ArrayList<>();
        List<Double> probabilities = new ArrayList<>();
        for (JsonNode one : tree.path("cases")) {
            steps.add(new ObjectMapper().treeToValue(one.path("x"), float[][].class));
            probabilities.add(one.path("y").asDouble());
        }
        return new KerasFixture(
                file,
                tree.path("frontPadding").asInt(),
                tree.path("masked").asBoolean(),
                steps,
                probabilities.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Imports the model as its sequences were padded. */
    ImportedModel model() {
        KerasImporter importer = new KerasImporter();
        if (frontPadding > 0) {
            return importer.frontPadding(frontPadding).read(file);
        }
        return masked ? importer.read(file) : importer.noPadding().read(file);
    }

    /** Returns the sequences under the names of the model's features, labeled 0 and 1 in turns. */
    Sequences sequences() {
        SequencesBuilder builder = Sequences.builder(features());
        for (int i = 0; i < steps.size(); i++) {
            builder.add("s" + i, steps.get(i), i % 2);
        }
        return builder.build();
    }

    private List<String> features() {
        List<String> names = new ArrayList<>();
        for (int f = 1; f <= steps.get(0)[0].length; f++) {
            names.add("f" + f);
        }
        return names;
    }

    @Override
    public String toString() {
        return String.valueOf(file.getFileName());
    }
}
