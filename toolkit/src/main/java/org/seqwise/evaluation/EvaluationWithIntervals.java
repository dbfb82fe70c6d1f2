package org.seqwise.evaluation;

import java.util.EnumMap;
import java.util.Map;

/**
 * How good probabilities are, and how far other sequences would have moved each figure.
 *
 * @param figures of the sequences at hand
 * @param intervals of each figure that has one, of 95 %; see {@link Bootstrap}
 */
public record EvaluationWithIntervals(Evaluation figures, Map<EvaluationFigure, Interval> intervals) {

    /** Copies the map. */
    public EvaluationWithIntervals {
        intervals = copy(intervals);
    }

    /** Returns a copy. */
    @Override
    public Map<EvaluationFigure, Interval> intervals() {
        return copy(intervals);
    }

    /** Returns the interval of a figure; undefined where it has none. */
    public Interval interval(EvaluationFigure figure) {
        return intervals.getOrDefault(figure, Interval.UNDEFINED);
    }

    private static Map<EvaluationFigure, Interval> copy(Map<EvaluationFigure, Interval> intervals) {
        Map<EvaluationFigure, Interval> copy = new EnumMap<>(EvaluationFigure.class);
        copy.putAll(intervals);
        return copy;
    }

    /** Returns the figures in aligned lines, each with its interval, for people. */
    @Override
    public String toString() {
        return EvaluationText.of(figures, intervals);
    }
}
