package org.seqwise.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.seqwise.data.InvalidInputException;

/**
 * A layer as a model's configuration has it.
 *
 * @param kind its class, such as {@code LSTM}
 * @param name its own, unique in the model
 * @param config its settings
 */
record KerasLayer(String kind, String name, JsonNode config) {

    private static final Pattern KERAS = Pattern.compile("(tf_)?keras(\\.|$)");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int MOST_UNITS = 100_000;

    // What a float16 layer learned is exact in float32; what it computes is rounded less there.
    private static final Set<String> DTYPES =
            Set.of("float32", "float64", "float16", "mixed_float16", "mixed_bfloat16");

    /** Reads what stands among the layers of a model, or within a wrapping layer. */
    static KerasLayer of(JsonNode node) {
        JsonNode config = node.path("config");
        String kind = node.path("class_name").asText("");
        InvalidInputException.require(
                !kind.isEmpty() && config.isObject(),
                "A layer of the model has no class_name or config; each must have both. The file is damaged.");
        String name = config.path("name").asText(node.path("name").asText(""));
        KerasLayer layer = new KerasLayer(kind, name, config);
        // Of any name, it may compute anything.
        String module = node.path("module").asText("keras");
        layer.require(
                KERAS.matcher(module).lookingAt(),
                "is a class of '%s', not of Keras; what it computes is not in the file.",
                module);
        return layer;
    }

    /** Returns a setting that is yes or no. */
    boolean flag(String setting, boolean unlessSaid) {
        return config.path(setting).asBoolean(unlessSaid);
    }

    /** Throws if a setting is yes that must be no. */
    void requireNot(String setting, String why) {
        require(!flag(setting, false), "has %s=True: %s", setting, why);
    }

    /** Returns how many units it has. */
    int units() {
        JsonNode units = config.path("units");
        require(
                units.canConvertToExactIntegral() && units.asLong() > 0 && units.asLong() <= MOST_UNITS,
                "has units of %s; there must be 1 to %d.",
                units,
                MOST_UNITS);
        return units.asInt();
    }

    /** Returns the name of an activation; {@code linear} where there is none. */
    String activation(String setting) {
        JsonNode stated = config.path(setting);
        // Keras 3 writes the name; before it there was a time of {"class_name": "function", "config": name}.
        JsonNode named = stated.isObject() ? stated.path("config") : stated;
        return named.isNull() ? "linear" : named.isTextual() ? named.asText() : stated.toString();
    }

    /** Throws unless an activation is the one that there is. */
    void requireActivation(String setting, String only) {
        String stated = activation(setting);
        require(
                stated.equals(only),
                "has %s '%s'; a network of Seqwise has '%s' there, and no other gives the same answers. Maybe train it with that.",
                setting,
                stated,
                only);
    }

    /** Returns in what numbers it computes, or throws if those cannot be kept. */
    String dtype() {
        JsonNode stated = config.path("dtype");
        String dtype = stated.isObject() ? stated.path("config").path("name").asText("") : stated.asText("float32");
        require(
                DTYPES.contains(dtype),
                "computes in '%s'; it must be one of %s.",
                dtype,
                DTYPES.stream().sorted().toList());
        return dtype;
    }

    /**
     * Throws unless a rule holds.
     *
     * @param message what the layer has, which is put behind its name; a pattern of {@link String#format}
     */
    void require(boolean rule, String message, Object... arguments) {
        if (!rule) {
            throw refused(message, arguments);
        }
    }

    /** Returns what to throw of a layer that cannot be kept. */
    InvalidInputException refused(String message, Object... arguments) {
        return new InvalidInputException(
                printable("Layer " + this + " " + String.format(Locale.ROOT, message, arguments)));
    }

    /** Returns a text without what a terminal would take for a command: names in a file are a stranger's. */
    static String printable(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }

    /** Returns the name and the class, such as {@code 'lstm_1' (LSTM)}. */
    @Override
    public String toString() {
        return "'" + name + "' (" + kind + ")";
    }
}
