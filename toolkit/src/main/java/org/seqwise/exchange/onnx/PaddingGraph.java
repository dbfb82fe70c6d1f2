package org.seqwise.exchange.onnx;

import org.jspecify.annotations.Nullable;

/** Which steps of a batch are real, in a graph: those from 0 to a sequence's length less 1. Only what is asked for has nodes. */
final class PaddingGraph {

    private final GraphWriter graph;
    private final String values;
    private final String lengths;
    private @Nullable String steps;

    /**
     * @param values (batch, time, features)
     * @param lengths (batch), int64
     */
    PaddingGraph(GraphWriter graph, String values, String lengths) {
        this.graph = graph;
        this.values = values;
        this.lengths = lengths;
    }

    /** Returns (batch), int64. */
    String lengths() {
        return lengths;
    }

    /** Returns (batch, time, 1), whether a step is real. */
    String real() {
        String each = graph.node("Less", steps(), graph.node("Unsqueeze", lengths, graph.longs(1)));
        return graph.node("Unsqueeze", each, graph.longs(2));
    }

    /** Returns (time, batch, 1), whether a step is real. */
    String realByTime() {
        String each = graph.node("Less", graph.node("Unsqueeze", steps(), graph.longs(1)), lengths);
        return graph.node("Unsqueeze", each, graph.longs(2));
    }

    /** Returns (time), int64: 0, 1, 2, ... */
    String steps() {
        String made = steps;
        if (made == null) {
            String time = graph.node("Gather").on(graph.node("Shape", values), graph.whole(1));
            made = graph.node("Range", graph.whole(0), time, graph.whole(1));
            steps = made;
        }
        return made;
    }
}
