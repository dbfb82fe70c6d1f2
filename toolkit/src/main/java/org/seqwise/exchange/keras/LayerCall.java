package org.seqwise.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer of a functional model, and what it is called with.
 *
 * @param inputs the names of the layers that it reads, none of an input
 * @param arguments as Keras 3 has them; empty of Keras 2, which writes down what is read alone
 * @param keywords by name; a missing node where there are none
 */
record LayerCall(KerasLayer layer, List<String> inputs, JsonNode arguments, JsonNode keywords) {

    LayerCall {
        inputs = List.copyOf(inputs);
    }

    /** Reads what stands among a functional model's layers. */
    static LayerCall of(JsonNode node) {
        KerasLayer layer = KerasLayer.of(node);
        JsonNode calls = node.path("inbound_nodes");
        layer.require(calls.size() <= 1, "is called %d times; the layers must be a chain.", calls.size());
        JsonNode call = calls.path(0);
        LayerCall read = call.isArray() ? second(layer, call) : third(layer, call);
        layer.require(
                calls.isEmpty() || (!read.inputs.isEmpty() && !read.inputs.contains("")),
                "does not say what it reads; the layers must be a chain.");
        JsonNode state = read.keywords.path("initial_state");
        layer.require(
                state.isMissingNode() || state.isNull(),
                "begins with an initial_state of the model's own; it must begin with zeros.");
        return read;
    }

    // Keras 2: [[name, node, tensor, keywords]].
    private static LayerCall second(KerasLayer layer, JsonNode call) {
        List<String> inputs = new ArrayList<>();
        call.forEach(input -> inputs.add(input.path(0).asText("")));
        return new LayerCall(layer, inputs, call.path("none"), call.path(0).path(3));
    }

    // Keras 3: {"args": [tensor], "kwargs": {..}}; a tensor has {"config": {"keras_history": [name, node, tensor]}}.
    private static LayerCall third(KerasLayer layer, JsonNode call) {
        List<String> inputs = new ArrayList<>();
        call.path("args").forEach(argument -> {
            if (!argument.isNumber()) {
                inputs.add(history(argument));
            }
        });
        return new LayerCall(layer, inputs, call.path("args"), call.path("kwargs"));
    }

    /** Returns the name of the layer that a tensor of Keras 3 comes from, empty if it is no tensor. */
    static String history(JsonNode tensor) {
        return tensor.path("config").path("keras_history").path(0).asText("");
    }
}
