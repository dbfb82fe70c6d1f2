package org.seqwise.tuning;

import java.util.Locale;
import org.seqwise.evaluation.Metric;

/**
 * How far a search is, told after each trial.
 *
 * @param done the trials that are done, those of an earlier run counted
 * @param all how many there will be; a trial counts once for each round that it is in
 * @param outcome of the trial that just ended
 * @param metric what its figures are
 * @param secondsLeft how long the rest takes if every training takes all its epochs, by the time that the trials of this run took; {@code
 *     NaN} where none was trained yet
 */
public record TuningProgress(int done, int all, TrialOutcome outcome, Metric metric, double secondsLeft) {

    /** Returns one line for people. */
    @Override
    public String toString() {
        String figure = outcome.isFailed()
                ? "failed: " + outcome.failure()
                : String.format(Locale.ROOT, "%s %.4f sd %.4f", metric, outcome.mean(), outcome.deviation());
        String left =
                Double.isNaN(secondsLeft) ? "" : String.format(Locale.ROOT, ", about %.1f min left", secondsLeft / 60);
        return String.format(
                Locale.ROOT,
                "%d/%d%s  trial %d, %d epochs: %s  %s",
                done,
                all,
                left,
                outcome.trial(),
                outcome.epochs(),
                figure,
                outcome.settings());
    }
}
