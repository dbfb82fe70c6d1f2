package org.seqwise.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seqwise.data.InvalidInputException;

/**
 * HDF5 alone, as Keras 2 wrote it and Keras 3 still can: the configuration is an attribute, and each layer has a group, whose attribute
 * names its arrays in their order.
 */
final class LegacyFile implements KerasFile {

    private static final String WEIGHTS = "model_weights";
    private static final Pattern ROLE = Pattern.compile("/(kernel|recurrent_kernel|bias)(_\\d+)?(:\\d+)?$");

    private final Hdf5 file;
    private final Path path;
    private final JsonNode model;

    LegacyFile(Hdf5 file, Path path) {
        this.file = file;
        this.path = path;
        String config = file.text("/", "model_config");
        if (config == null) {
            throw new InvalidInputException(path
                    + " has no model_config; it must hold a whole model, not weights alone."
                    + " Maybe save it by model.save(\"model.keras\").");
        }
        model = KerasFile.json(path + ": model_config", config);
    }

    @Override
    public JsonNode model() {
        return model;
    }

    @Override
    public JsonNode loss() {
        String training = file.text("/", "training_config");
        return training == null
                ? MissingNode.getInstance()
                : KerasFile.json(path + ": training_config", training).path("loss");
    }

    @Override
    public String version() {
        String atTop = file.text("/", "keras_version");
        return KerasFile.version(atTop == null ? file.text(WEIGHTS, "keras_version") : atTop);
    }

    @Override
    public List<KerasArray> arrays(KerasLayer layer, int index, List<String> places, int each) {
        String group = WEIGHTS + "/" + layer.name();
        List<String> names = file.texts(group, "weight_names");
        InvalidInputException.require(
                names.size() == places.size() * each,
                "%s has %d arrays of weights of %s; there must be %d. Maybe it is of Keras 1: load it in Keras 2 and save it again.",
                path,
                names.size(),
                layer,
                places.size() * each);
        List<KerasArray> arrays = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            requireInOrder(layer, names.get(i), places.get(i / each), i % each);
            arrays.add(file.array(group + "/" + names.get(i)));
        }
        return arrays;
    }

    // Keras lists what is not trained last: of a Bidirectional with a frozen direction, not in the order of directions.
    private static void requireInOrder(KerasLayer layer, String name, String place, int role) {
        Matcher stated = ROLE.matcher(name);
        List<String> roles =
                place.isEmpty() ? List.of("kernel", "bias") : List.of("kernel", "recurrent_kernel", "bias");
        boolean isOtherRole = stated.find() && !stated.group(1).equals(roles.get(role));
        boolean isOtherDirection = (place.startsWith("forward") && name.contains("backward_"))
                || (place.startsWith("backward") && name.contains("forward_"));
        layer.require(
                !isOtherRole && !isOtherDirection,
                "has its weights in another order, '%s' too early. Maybe unfreeze it and save the model again.",
                name);
    }

    @Override
    public long size() {
        return file.size();
    }
}
