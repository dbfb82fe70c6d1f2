package org.seqwise.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.seqwise.data.InvalidInputException;

/** The layers of a model in which each reads what the one before it gives. */
final class LayerChain {

    private static final int MOST_LAYERS = 1000;

    private final Map<String, LayerCall> readers = new LinkedHashMap<>();
    private final MaskNodes masks = new MaskNodes();
    private final Set<KerasLayer> chain = new LinkedHashSet<>();

    private LayerChain() {}

    /**
     * Returns the layers in the order of the computation.
     *
     * @param model a model's class and configuration
     * @throws InvalidInputException if it is of another class than Sequential and Functional, or not a chain
     */
    static List<KerasLayer> of(JsonNode model) {
        String kind = model.path("class_name").asText("");
        JsonNode config = model.path("config");
        // Before Keras 2.2.3 the configuration was the list.
        JsonNode layers = config.isArray() ? config : config.path("layers");
        InvalidInputException.require(
                layers.isArray() && !layers.isEmpty() && layers.size() <= MOST_LAYERS,
                "The model has %d layers; there must be 1 to %d in its configuration.",
                layers.size(),
                MOST_LAYERS);
        List<JsonNode> nodes = new ArrayList<>();
        layers.forEach(nodes::add);
        return switch (kind) {
            case "Sequential" -> nodes.stream().map(KerasLayer::of).toList();
            case "Functional", "Model" -> new LayerChain().chained(nodes);
            default ->
                throw new InvalidInputException("The model is of class " + KerasLayer.printable(kind)
                        + "; it must be Sequential or Functional, whose file says what they compute.");
        };
    }

    private List<KerasLayer> chained(List<JsonNode> nodes) {
        nodes.forEach(this::add);
        InvalidInputException.require(chain.size() == 1, "The model has %d inputs; it must have one.", chain.size());
        KerasLayer last = chain.iterator().next();
        for (LayerCall next = readers.get(last.name()); next != null; next = readers.get(last.name())) {
            last = next.layer();
            last.require(chain.add(last), "reads what comes of itself; the layers must be a chain.");
            masks.require(next);
        }
        InvalidInputException.require(
                chain.size() + masks.size() == nodes.size(),
                "%d of the model's %d layers are no part of the chain from its input; all must be.",
                nodes.size() - chain.size() - masks.size(),
                nodes.size());
        return List.copyOf(chain);
    }

    private void add(JsonNode node) {
        LayerCall call = LayerCall.of(node);
        if (masks.take(call)) {
            return;
        }
        if (call.inputs().isEmpty()) {
            chain.add(call.layer());
            return;
        }
        String input = call.inputs().get(0);
        call.layer()
                .require(
                        call.inputs().size() == 1 && readers.putIfAbsent(input, call) == null,
                        "is not the only one that reads '%s', or reads more; the layers must be a chain.",
                        input);
    }
}
