package org.seqwise.exchange.onnx;

/**
 * Which steps of a batch are real, in a graph: those from 0 to a sequence's length less 1.
 *
 * @param lengths (batch), int64
 * @param steps (time), int64: 0, 1, 2, ...
 */
record PaddingGraph(GraphWriter graph, String lengths, String steps) {

    /**
     * @param values (batch, time, features)
     * @param lengths (batch), int64
     */
    static PaddingGraph of(GraphWriter graph, String values, String lengths) {
        String time = graph.node("Gather").on(graph.node("Shape", values), graph.whole(1));
        String steps = graph.node("Range", graph.whole(0), time, graph.whole(1));
        return new PaddingGraph(graph, lengths, steps);
    }

    /** Returns (batch, time, 1), whether a step is real. */
    String real() {
        String each = graph.node("Less", steps, graph.node("Unsqueeze", lengths, graph.longs(1)));
        return graph.node("Unsqueeze", each, graph.longs(2));
    }

    /** Returns (time, batch, 1), whether a step is real. */
    String realByTime() {
        String each = graph.node("Less", graph.node("Unsqueeze", steps, graph.longs(1)), lengths);
        return graph.node("Unsqueeze", each, graph.longs(2));
    }
}
