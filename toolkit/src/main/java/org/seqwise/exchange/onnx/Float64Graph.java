package org.seqwise.exchange.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/** Functions of float64 in a graph, place by place, that ONNX has no operator for, or none that keeps the digits. */
record Float64Graph(GraphWriter graph) {

    String wide(String values) {
        return graph.node("Cast").with("to", DataType.DOUBLE.getNumber()).on(values);
    }

    String narrow(String values) {
        return graph.node("Cast").with("to", DataType.FLOAT.getNumber()).on(values);
    }

    String plus(String values, double number) {
        return graph.node("Add", values, graph.number(number));
    }

    String times(String values, double number) {
        return graph.node("Mul", values, graph.number(number));
    }

    /**
     * Returns log(1 + x) / x, which is 1 at 0, with all digits for a small x (Kahan's way: what rounding takes from 1 + x it takes from the
     * divisor too).
     *
     * @param x above -1; below it becomes NaN
     */
    String log1pOverX(String x) {
        String sum = plus(x, 1);
        String rounded = plus(sum, -1);
        String isZero = graph.node("Equal", rounded, graph.number(0));
        return graph.node("Where", isZero, graph.number(1), graph.node("Div", graph.node("Log", sum), rounded));
    }

    /** Returns log(1 + x). */
    String log1p(String x) {
        return graph.node("Mul", x, log1pOverX(x));
    }

    /** Returns the inverse of the hyperbolic sine, as {@link org.seqwise.data.TailCompression} has it. */
    String asinh(String x) {
        String size = graph.node("Abs", x);
        String square = graph.node("Mul", size, size);
        String root = plus(graph.node("Sqrt", plus(square, 1)), 1);
        String logarithm = log1p(graph.node("Add", size, graph.node("Div", square, root)));
        return graph.node("Mul", graph.node("Sign", x), logarithm);
    }

    /** Returns 1 / (1 + e^-x) with all the digits of one near 0. */
    String sigmoid(String x) {
        String e = graph.node("Exp", graph.node("Neg", graph.node("Abs", x)));
        String upper = graph.node("Where", graph.node("GreaterOrEqual", x, graph.number(0)), graph.number(1), e);
        return graph.node("Div", upper, plus(e, 1));
    }

    /** Returns 1 - x. */
    String restToOne(String x) {
        return graph.node("Sub", graph.number(1), x);
    }
}
