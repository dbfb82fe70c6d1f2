package org.seqwise.tuning;

import java.util.List;
import org.seqwise.evaluation.Metric;

/**
 * What a search found.
 *
 * @param metric what trials are ranked by
 * @param ranked all trials, the best first: those of the last round by their mean, those that went no further than an earlier round
 *     after them, the failed ones last
 */
public record TuningResult(Metric metric, List<TrialOutcome> ranked) {

    /** Copies the list. */
    public TuningResult {
        ranked = List.copyOf(ranked);
    }

    /** Returns the best trial. */
    public TrialOutcome best() {
        return ranked.get(0);
    }

    /** Returns the table for people, a line a trial. */
    @Override
    public String toString() {
        return String.join(System.lineSeparator(), TrialsTable.lines(this));
    }
}
