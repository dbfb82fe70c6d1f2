package org.seqwise.evaluation;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Two classifiers on the same sequences.
 *
 * @param one the figures of the one
 * @param other the figures of the other
 * @param intervals of the difference of each figure, the one's less the other's
 */
public record PairedComparison(Evaluation one, Evaluation other, Map<EvaluationFigure, Interval> intervals) {

    /** Copies the map. */
    public PairedComparison {
        intervals = new EnumMap<>(intervals);
    }

    /** Returns a copy. */
    @Override
    public Map<EvaluationFigure, Interval> intervals() {
        return new EnumMap<>(intervals);
    }

    /** Returns how much more of a figure the one has than the other; {@code NaN} where either has none. */
    public double difference(EvaluationFigure figure) {
        return figure.of(one) - figure.of(other);
    }

    /** Returns the interval of a difference. */
    public Interval interval(EvaluationFigure figure) {
        return intervals.getOrDefault(figure, Interval.UNDEFINED);
    }

    /** Returns whether a difference is beyond what other sequences could have made it: its interval leaves 0 out. */
    public boolean isClear(EvaluationFigure figure) {
        Interval interval = interval(figure);
        return interval.low() > 0 || interval.high() < 0;
    }

    /** Returns a table, for people. */
    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder(
                String.format(Locale.ROOT, "%-18s %9s %9s %11s%n", "", "this", "other", "difference"));
        for (EvaluationFigure figure : EvaluationFigure.values()) {
            Interval interval = interval(figure);
            lines.append(String.format(
                            Locale.ROOT,
                            "%-18s %9.4f %9.4f %+11.4f  [%+.4f, %+.4f]%s",
                            figure,
                            figure.of(one),
                            figure.of(other),
                            difference(figure),
                            interval.low(),
                            interval.high(),
                            isClear(figure) ? "" : "  no clear difference"))
                    .append('\n');
        }
        return lines.toString().stripTrailing();
    }
}
