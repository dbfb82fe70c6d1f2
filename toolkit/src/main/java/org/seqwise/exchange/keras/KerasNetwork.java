package org.seqwise.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.reference.Pooling;

/**
 * What a chain of Keras's layers computes, as far as a network of ours can hold it. What it cannot is refused layer by layer, in the order of
 * the chain.
 */
final class KerasNetwork {

    // What they do is done in training alone.
    private static final Set<String> IN_TRAINING_ALONE = Set.of(
            "Dropout",
            "SpatialDropout1D",
            "GaussianNoise",
            "GaussianDropout",
            "AlphaDropout",
            "ActivityRegularization");

    private final boolean logits;
    private final List<RecurrentLayer> recurrent = new ArrayList<>();
    private final List<DenseLayer> dense = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final Set<String> dtypes = new TreeSet<>();
    private @Nullable Float maskValue;
    private @Nullable Pooling pooling;
    private int stepCount;
    private int featureCount;

    private KerasNetwork(boolean logits) {
        this.logits = logits;
    }

    /**
     * Reads a chain.
     *
     * @param loss what the model was trained by, which says whether it ends in logits
     */
    static KerasNetwork of(List<KerasLayer> chain, JsonNode loss) {
        KerasNetwork network =
                new KerasNetwork(loss.path("config").path("from_logits").asBoolean(false));
        for (KerasLayer layer : chain) {
            network.readShape(layer);
            network.add(layer);
        }
        network.requireWhole();
        return network;
    }

    private void readShape(KerasLayer layer) {
        JsonNode config = layer.config();
        JsonNode shape = config.has("batch_shape") ? config.path("batch_shape") : config.path("batch_input_shape");
        if (!shape.isArray()) {
            return;
        }
        layer.require(
                shape.size() == 3 && !layer.flag("ragged", false),
                "reads an array of %s; it must be one of (sequences, steps, features).",
                shape);
        stepCount = shape.path(1).asInt(0);
        featureCount = shape.path(2).asInt(0);
    }

    private void add(KerasLayer layer) {
        if (IN_TRAINING_ALONE.contains(layer.kind())) {
            left.add(layer.name());
            return;
        }
        switch (layer.kind()) {
            case "InputLayer" -> layer.require(recurrent.isEmpty(), "is not at the front; it must be.");
            case "Masking" -> addMasking(layer);
            case "LSTM", "GRU", "Bidirectional" -> addRecurrent(layer);
            case "GlobalAveragePooling1D" -> addPooling(layer, Pooling.MEAN);
            case "GlobalMaxPooling1D" -> addPooling(layer, Pooling.MAX);
            case "Dense" -> addDense(layer);
            case "Activation" -> addActivation(layer);
            default ->
                throw layer.refused("is of a class that no network of Seqwise has; it has LSTM, GRU, Bidirectional,"
                        + " GlobalAveragePooling1D, GlobalMaxPooling1D, Dense, and a Masking in front.");
        }
    }

    private void addMasking(KerasLayer layer) {
        layer.require(recurrent.isEmpty() && maskValue == null, "is not in front of all others; it must be.");
        JsonNode value = layer.config().path("mask_value");
        layer.require(
                value.isNumber() && Float.isFinite((float) value.asDouble()),
                "has a mask_value of %s; it must be a number.",
                value);
        maskValue = (float) value.asDouble();
    }

    private void addRecurrent(KerasLayer layer) {
        layer.require(
                pooling == null
                        && dense.isEmpty()
                        && (recurrent.isEmpty()
                                || recurrent.get(recurrent.size() - 1).everyStep()),
                "reads what is no sequence of a recurrent layer any more; recurrent layers must come one upon the other, before all dense ones.");
        RecurrentLayer read = RecurrentLayer.of(layer);
        layer.require(
                recurrent.isEmpty() || recurrent.get(0).cell() == read.cell(),
                "has another cell than %s; a network of Seqwise has the same in every layer.",
                recurrent.isEmpty() ? "" : recurrent.get(0).layer());
        recurrent.add(read);
        dtypes.add(layer.dtype());
    }

    private void addPooling(KerasLayer layer, Pooling how) {
        layer.require(
                dense.isEmpty() && pooling == null && !recurrent.isEmpty() && last().everyStep(),
                "does not stand upon recurrent layers that give an output for each step; it must.");
        layer.require(
                layer.config().path("data_format").asText("channels_last").equals("channels_last")
                        && !layer.flag("keepdims", false),
                "pools otherwise than over the steps alone; it must have data_format='channels_last' and keepdims=False.");
        layer.require(
                how != Pooling.MAX || maskValue == null,
                "does not know of the mask and takes masked steps into account, which Seqwise leaves out."
                        + " Maybe train it without one of the two.");
        layer.require(
                how != Pooling.MAX
                        || !last().isBidirectional()
                        || last().merge().equals("concat"),
                "takes the largest of a sum of directions; they must stand side by side (merge_mode='concat').");
        pooling = how;
    }

    private RecurrentLayer last() {
        return recurrent.get(recurrent.size() - 1);
    }

    private void addDense(KerasLayer layer) {
        layer.require(!recurrent.isEmpty(), "stands before the recurrent layers; dense ones must come after.");
        layer.require(
                !last().everyStep() || pooling != null,
                "reads an output for each step, since %s has return_sequences=True; there must be one answer a sequence.",
                last().layer());
        dense.add(DenseLayer.of(layer));
        dtypes.add(layer.dtype());
    }

    private void addActivation(KerasLayer layer) {
        String activation = layer.activation("activation");
        if (activation.equals("linear")) {
            return;
        }
        layer.require(
                !dense.isEmpty() && dense.get(dense.size() - 1).activation().equals("linear"),
                "puts '%s' upon what is no linear dense layer; it must be one.",
                activation);
        dense.set(dense.size() - 1, dense.get(dense.size() - 1).with(activation));
    }

    private void requireWhole() {
        InvalidInputException.require(!recurrent.isEmpty(), "The model has no LSTM or GRU; it must have one.");
        InvalidInputException.require(
                !dense.isEmpty(),
                "The model ends in %s; it must end in Dense(1, sigmoid), or Dense(2, softmax).",
                last().layer());
        DenseLayer head = head();
        head.layer()
                .require(
                        head.is(1, "sigmoid") || head.is(2, "softmax") || (logits && head.is(1, "linear")),
                        "is the last, and %s; it must be Dense(1, sigmoid), Dense(2, softmax), or Dense(1) of a model that was compiled"
                                + " with a loss from_logits.",
                        head.text());
        for (DenseLayer each : dense.subList(0, dense.size() - 1)) {
            each.layer()
                    .require(
                            each.activation().equals("relu"),
                            "has activation '%s'; a dense layer before the last must have 'relu'.",
                            each.activation());
        }
        InvalidInputException.require(
                dense.size() <= 2,
                "The model has %d dense layers before the last; a network of Seqwise has one at most.",
                dense.size() - 1);
    }

    /** Returns the recurrent layers, at least one. */
    List<RecurrentLayer> recurrent() {
        return List.copyOf(recurrent);
    }

    /** Returns the dense layer before the last, or null. */
    @Nullable
    DenseLayer hidden() {
        return dense.size() == 2 ? dense.get(0) : null;
    }

    /** Returns the last dense layer. */
    DenseLayer head() {
        return dense.get(dense.size() - 1);
    }

    Pooling pooling() {
        return pooling == null ? Pooling.LAST : pooling;
    }

    /** Returns the value of steps that are left out, or null. */
    @Nullable
    Float maskValue() {
        return maskValue;
    }

    /** Returns how many steps every sequence has, 0 if the model does not say. */
    int stepCount() {
        return stepCount;
    }

    /** Returns how many features a step has, 0 if the configuration does not say. */
    int featureCount() {
        return featureCount;
    }

    /** Returns the names of the layers that do something in training alone. */
    List<String> left() {
        return List.copyOf(left);
    }

    /** Returns in what numbers the layers compute. */
    Set<String> dtypes() {
        return Set.copyOf(dtypes);
    }

    /** Returns what the model is in a line, such as {@code LSTM(100), Dense(1, sigmoid)}. */
    String text() {
        List<String> parts = new ArrayList<>();
        if (maskValue != null) {
            parts.add("Masking(" + maskValue + ")");
        }
        recurrent.forEach(layer -> parts.add(layer.text()));
        if (pooling != null) {
            parts.add(pooling == Pooling.MEAN ? "GlobalAveragePooling1D" : "GlobalMaxPooling1D");
        }
        dense.forEach(layer -> parts.add(layer.text()));
        return String.join(", ", parts);
    }
}
