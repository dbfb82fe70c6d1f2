package org.seqwise.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Keras 3 writes down, in a functional model, of the mask of a Masking layer: that the steps are compared with its value (NotEqual), that
 * one feature must differ (Any), and that a layer is called with that. It says no more than the Masking layer does; a mask of the model's
 * own would.
 */
final class MaskNodes {

    private final Map<String, LayerCall> nodes = new HashMap<>();
    private final Map<String, KerasLayer> maskings = new HashMap<>();

    /** Returns whether a call is part of a mask. */
    boolean take(LayerCall call) {
        if (call.layer().kind().equals("Masking") && call.inputs().size() == 1) {
            maskings.put(call.inputs().get(0), call.layer());
        }
        boolean ofMask =
                call.layer().kind().equals("NotEqual") || call.layer().kind().equals("Any");
        if (ofMask) {
            nodes.put(call.layer().name(), call);
        }
        return ofMask;
    }

    int size() {
        return nodes.size();
    }

    /** Throws if a layer is called with another mask than that of a Masking layer. */
    void require(LayerCall call) {
        JsonNode mask = call.keywords().path("mask");
        if (mask.isMissingNode() || mask.isNull()) {
            return;
        }
        call.layer()
                .require(
                        isOfMaskingLayer(nodes.get(LayerCall.history(mask))),
                        "is called with a mask of the model's own; it must be that of a Masking layer.");
    }

    private boolean isOfMaskingLayer(@Nullable LayerCall any) {
        if (any == null || any.inputs().size() != 1) {
            return false;
        }
        LayerCall notEqual = nodes.get(any.inputs().get(0));
        JsonNode how = any.layer().config();
        if (notEqual == null
                || notEqual.inputs().size() != 1
                || how.path("axis").asInt(0) != -1
                || any.layer().flag("keepdims", false)) {
            return false;
        }
        KerasLayer masking = maskings.get(notEqual.inputs().get(0));
        JsonNode value = notEqual.arguments().path(1);
        return masking != null
                && value.isNumber()
                && value.asDouble() == masking.config().path("mask_value").asDouble();
    }
}
