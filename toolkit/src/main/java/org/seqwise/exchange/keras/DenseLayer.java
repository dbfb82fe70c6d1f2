package org.seqwise.exchange.keras;

import java.util.List;

/**
 * A dense layer and its activation, which may have been a layer of its own.
 *
 * @param units how many numbers it gives
 * @param activation by Keras's name
 */
record DenseLayer(KerasLayer layer, int units, String activation, boolean useBias) {

    static DenseLayer of(KerasLayer layer) {
        layer.dtype();
        layer.require(
                layer.config().path("quantization_config").isNull()
                        || layer.config().path("quantization_config").isMissingNode(),
                "is quantized; its weights must be as they were learned.");
        return new DenseLayer(layer, layer.units(), layer.activation("activation"), layer.flag("use_bias", true));
    }

    DenseLayer with(String later) {
        return new DenseLayer(layer, units, later, useBias);
    }

    boolean is(int size, String name) {
        return units == size && activation.equals(name);
    }

    /** Returns where Keras 3 has its arrays. */
    static List<String> places() {
        return List.of("");
    }

    int arraysEach() {
        return useBias ? 2 : 1;
    }

    /** Returns what it is in a line, such as {@code Dense(1, sigmoid)}. */
    String text() {
        return "Dense(" + units + ", " + activation + ")";
    }
}
