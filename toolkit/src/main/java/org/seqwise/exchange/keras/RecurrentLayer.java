package org.seqwise.exchange.keras;

import java.util.List;
import org.seqwise.reference.Cell;

/**
 * An LSTM or GRU, or one in each direction.
 *
 * @param layer as the model has it: the recurrent layer itself, or the Bidirectional about it
 * @param cell what it does at a step
 * @param units those of each direction, one or two
 * @param useBias whether it has a bias
 * @param merge how two directions become one output: {@code concat}, {@code sum} or {@code ave}
 * @param everyStep whether it gives an output for each step
 */
record RecurrentLayer(
        KerasLayer layer, Cell cell, List<Integer> units, boolean useBias, String merge, boolean everyStep) {

    private static final List<String> MERGES = List.of("concat", "sum", "ave");

    /** Reads a layer of class LSTM, GRU or Bidirectional. */
    static RecurrentLayer of(KerasLayer layer) {
        if (!layer.kind().equals("Bidirectional")) {
            layer.requireNot(
                    "go_backwards", "it reads the last step first. Maybe turn the data around and train it anew.");
            return direction(layer, layer);
        }
        KerasLayer forward = KerasLayer.of(layer.config().path("layer"));
        layer.require(isRecurrent(forward), "holds %s; it must hold an LSTM or a GRU.", forward);
        layer.require(
                !forward.flag("go_backwards", false), "reads backward first; the forward direction must be the first.");
        RecurrentLayer one = direction(layer, forward);
        RecurrentLayer other = layer.config().path("backward_layer").isObject()
                ? direction(layer, KerasLayer.of(layer.config().path("backward_layer")))
                : one;
        String merge = layer.config().has("merge_mode")
                ? String.valueOf(layer.config().get("merge_mode").asText())
                : "concat";
        layer.require(MERGES.contains(merge), "has merge_mode '%s'; it must be one of %s.", merge, MERGES);
        layer.require(
                one.cell == other.cell && one.useBias == other.useBias && one.everyStep == other.everyStep,
                "has directions that differ; they must be alike but for their units.");
        layer.require(
                merge.equals("concat") || one.units.equals(other.units),
                "adds directions of unlike units; they must be alike.");
        return new RecurrentLayer(
                layer, one.cell, List.of(one.units.get(0), other.units.get(0)), one.useBias, merge, one.everyStep);
    }

    static boolean isRecurrent(KerasLayer layer) {
        return layer.kind().equals("LSTM") || layer.kind().equals("GRU");
    }

    private static RecurrentLayer direction(KerasLayer outer, KerasLayer layer) {
        layer.requireActivation("activation", "tanh");
        layer.requireActivation("recurrent_activation", "sigmoid");
        layer.requireNot("return_state", "its memory is read; a chain must read its output alone.");
        layer.requireNot("stateful", "it goes on with what it remembers of other sequences; it must begin with zeros.");
        layer.requireNot("time_major", "its steps come before its sequences; it must be False.");
        layer.dtype();
        Cell cell = layer.kind().equals("LSTM")
                ? Cell.LSTM
                : layer.flag("reset_after", false) ? Cell.GRU : Cell.GRU_RESET_BEFORE;
        return new RecurrentLayer(
                outer,
                cell,
                List.of(layer.units()),
                layer.flag("use_bias", true),
                "concat",
                layer.flag("return_sequences", false));
    }

    /** Returns how many arrays a direction has. */
    int arraysEach() {
        return useBias ? 3 : 2;
    }

    boolean isBidirectional() {
        return units.size() == 2;
    }

    /** Returns the most units of a direction. */
    int mostUnits() {
        return units.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    /** Returns where Keras 3 has its arrays. */
    List<String> places() {
        return isBidirectional() ? List.of("forward_layer/cell", "backward_layer/cell") : List.of("cell");
    }

    /** Returns what it is in a line, such as {@code LSTM(100)}. */
    String text() {
        String cells = cell == Cell.LSTM ? "LSTM" : "GRU";
        String own = cells + "(" + units.get(0) + ")";
        return isBidirectional() ? "Bidirectional(" + own + ", " + merge + ")" : own;
    }
}
