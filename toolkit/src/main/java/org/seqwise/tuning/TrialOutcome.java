package org.seqwise.tuning;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of one trial.
 *
 * @param trial its number, from 1
 * @param settings what it was trained with
 * @param epochs the most that each of its trainings could take
 * @param figures (folds), the metric of each fold's part held out; empty where the trial failed
 * @param bestEpochs (folds), the epochs whose weights were judged; empty where the trial failed
 * @param seconds of all its folds together, at this number of epochs
 * @param failure why it failed; empty where it did not
 */
public record TrialOutcome(
        int trial,
        TrialSettings settings,
        int epochs,
        double[] figures,
        int[] bestEpochs,
        double seconds,
        String failure) {

    /** Copies the arrays. */
    public TrialOutcome {
        figures = figures.clone();
        bestEpochs = bestEpochs.clone();
    }

    static TrialOutcome of(int trial, TrialSettings settings, int epochs, String metric, List<FoldResult> folds) {
        double seconds = folds.stream().mapToDouble(FoldResult::seconds).sum();
        String failure = folds.stream()
                .filter(FoldResult::isFailed)
                .map(FoldResult::failure)
                .findFirst()
                .orElse("");
        if (!failure.isEmpty()) {
            return new TrialOutcome(trial, settings, epochs, new double[0], new int[0], seconds, failure);
        }
        double[] figures = folds.stream()
                .mapToDouble(fold -> fold.figures().getOrDefault(metric, Double.NaN))
                .toArray();
        int[] best = folds.stream().mapToInt(FoldResult::bestEpoch).toArray();
        return new TrialOutcome(trial, settings, epochs, figures, best, seconds, "");
    }

    /** Returns a copy. */
    @Override
    public double[] figures() {
        return figures.clone();
    }

    /** Returns a copy. */
    @Override
    public int[] bestEpochs() {
        return bestEpochs.clone();
    }

    /** Returns whether it has no figures. */
    public boolean isFailed() {
        return !failure.isEmpty();
    }

    /** Returns the mean over folds; {@code NaN} where the trial failed. */
    public double mean() {
        return Arrays.stream(figures).average().orElse(Double.NaN);
    }

    /** Returns the standard deviation of one fold, by n - 1; {@code NaN} where the trial failed. */
    public double deviation() {
        double mean = mean();
        double squares =
                Arrays.stream(figures).map(f -> (f - mean) * (f - mean)).sum();
        return figures.length < 2 ? Double.NaN : Math.sqrt(squares / (figures.length - 1));
    }

    String epochsOfFolds() {
        return Arrays.stream(bestEpochs).mapToObj(Integer::toString).collect(Collectors.joining("/"));
    }
}
