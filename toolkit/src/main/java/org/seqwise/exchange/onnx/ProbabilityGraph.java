package org.seqwise.exchange.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import org.seqwise.data.InvalidInputException;
import org.seqwise.evaluation.Calibrator;
import org.seqwise.evaluation.IsotonicCalibration;
import org.seqwise.evaluation.LogitCalibration;
import org.seqwise.evaluation.Logits;
import org.seqwise.evaluation.Objective;

/** From logits to the probability in a graph, in float64: what {@link Logits} and {@link Calibrator} do. */
final class ProbabilityGraph {

    private static final double HIGHEST_BELOW_ONE = Math.nextDown(1.0);

    private final GraphWriter graph;
    private final Float64Graph float64;

    ProbabilityGraph(GraphWriter graph) {
        this.graph = graph;
        float64 = new Float64Graph(graph);
    }

    /**
     * Returns the probability that a logit means, as {@link Logits#probability(double, Objective)}.
     *
     * @param logit (batch), float32
     */
    String probability(String logit, Objective objective) {
        double ratio = objective.positiveWeight() / objective.negativeWeight();
        String logOdds = logOdds(float64.wide(logit), objective.focalGamma());
        if (objective.labelSmoothing() == 0) {
            return unweighted(logOdds, ratio * objective.oversampling());
        }
        String dealt = unsmoothed(unweighted(logOdds, ratio), objective.labelSmoothing());
        String zeros = float64.times(float64.restToOne(dealt), objective.oversampling());
        return graph.node("Div", dealt, graph.node("Add", dealt, zeros));
    }

    private String unweighted(String logOdds, double weight) {
        return float64.sigmoid(weight == 1 ? logOdds : float64.plus(logOdds, -Math.log(weight)));
    }

    private String logOdds(String logit, double gamma) {
        if (gamma == 0) {
            return logit;
        }
        String size = graph.node("Abs", logit);
        String e = graph.node("Exp", graph.node("Neg", size));
        String beyond = graph.node("Mul", e, graph.node("Add", size, float64.log1p(e)));
        String near = float64.log1pOverX(e);
        String logOdds = graph.node(
                "Sub",
                graph.node("Add", float64.times(size, 1 + gamma), float64.log1p(float64.times(beyond, gamma))),
                float64.log1p(float64.times(near, gamma)));
        return graph.node("Mul", graph.node("Sign", logit), logOdds);
    }

    private String unsmoothed(String probability, double smoothing) {
        String isUpper = graph.node("Greater", probability, graph.number(0.5));
        String lower = graph.node("Where", isUpper, float64.restToOne(probability), probability);
        double edge = Logits.SMOOTHING_EDGE * smoothing;
        double smoothedEdge = edge * (1 - smoothing) + smoothing / 2;
        double ratio = edge / (1 - edge) * (1 - smoothedEdge) / smoothedEdge;
        String straight = graph.node("Div", float64.plus(lower, -smoothing / 2), graph.number(1 - smoothing));
        String ones = float64.times(lower, ratio);
        String bent = graph.node("Div", ones, graph.node("Add", float64.restToOne(lower), ones));
        String isStraight = graph.node("GreaterOrEqual", lower, graph.number(smoothedEdge));
        String found = graph.node("Where", isStraight, straight, bent);
        return graph.node("Where", isUpper, float64.restToOne(found), found);
    }

    /** Returns the mean of the members' probabilities, as {@link Logits#mean}. */
    String mean(List<String> members) {
        String sum = members.get(0);
        for (String more : members.subList(1, members.size())) {
            sum = graph.node("Add", sum, more);
        }
        return members.size() == 1 ? sum : graph.node("Div", sum, graph.number(members.size()));
    }

    /**
     * Returns what a calibrator makes of probabilities.
     *
     * @throws InvalidInputException if it is of a kind that is not known here
     */
    String calibrated(String probability, Calibrator calibrator) {
        if (calibrator.changesNothing()) {
            return probability;
        }
        if (calibrator instanceof LogitCalibration line) {
            return line(probability, line);
        }
        if (calibrator instanceof IsotonicCalibration steps) {
            return steps(probability, steps);
        }
        throw new InvalidInputException("The calibration (" + calibrator
                + ") has no form in ONNX; there are those for a line through the log-odds and for isotonic ones.");
    }

    private String line(String probability, LogitCalibration line) {
        String inside = graph.node(
                "Min", graph.node("Max", probability, graph.number(Double.MIN_VALUE)), graph.number(HIGHEST_BELOW_ONE));
        String logOdds = graph.node("Sub", graph.node("Log", inside), graph.node("Log", float64.restToOne(inside)));
        return float64.sigmoid(float64.plus(float64.times(logOdds, line.slope()), line.intercept()));
    }

    // How many places are not above a probability says which stretch it is on.
    private String steps(String probability, IsotonicCalibration steps) {
        IsotonicStretches stretches = IsotonicStretches.of(steps.places(), steps.rates());
        String column = graph.node("Unsqueeze", probability, graph.longs(1));
        String reached = graph.node("GreaterOrEqual", column, graph.doubles(steps.places(), steps.places().length));
        String counted = graph.node("ReduceSum")
                .with("keepdims", 0)
                .on(graph.node("Cast").with("to", DataType.INT32.getNumber()).on(reached), graph.longs(1));
        String beyond = graph.node("Sub", probability, at(stretches.from(), counted));
        String risen = graph.node(
                "Add",
                at(stretches.rate(), counted),
                graph.node(
                        "Mul",
                        graph.node("Div", beyond, at(stretches.width(), counted)),
                        at(stretches.rise(), counted)));
        return graph.node("Min", risen, at(stretches.highest(), counted));
    }

    private String at(double[] table, String places) {
        return graph.node("Gather", graph.doubles(table, table.length), places);
    }
}
