package org.seqwise.examples;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.seqwise.evaluation.Evaluation;

/**
 * What came of a trial.
 *
 * @param runs one for each seed, in their order
 */
record TrialResult(List<FoldEnsemble> runs) {

    /** Copies the list. */
    TrialResult {
        runs = List.copyOf(runs);
    }

    /** Returns the mean of the ensembles' figure over the seeds. */
    double mean(Figure figure) {
        return mean(figure::of, FoldEnsemble::together);
    }

    /** Returns the mean over the seeds of what knowing the ratio alone gives. */
    double ratioAlone(Figure figure) {
        return mean(figure::ratioAlone, FoldEnsemble::together);
    }

    /** Returns the mean over the seeds of the figure out of fold. */
    double outOfFold(Figure figure) {
        return mean(figure::of, FoldEnsemble::outOfFold);
    }

    /** Returns the sample standard deviation of the ensembles' figure over the seeds, NaN of one. */
    double deviation(Figure figure) {
        double mean = mean(figure);
        double squares =
                values(figure).map(value -> (value - mean) * (value - mean)).sum();
        return Math.sqrt(squares / (runs.size() - 1));
    }

    /** Returns the mean of the figure over the single members of all seeds. */
    double oneMember(Figure figure) {
        return runs.stream()
                .flatMap(run -> run.members().stream())
                .mapToDouble(figure::of)
                .average()
                .orElse(Double.NaN);
    }

    private DoubleStream values(Figure figure) {
        return runs.stream().mapToDouble(run -> figure.of(run.together()));
    }

    private double mean(ToDoubleFunction<Evaluation> figure, Function<FoldEnsemble, Evaluation> part) {
        return runs.stream().map(part).mapToDouble(figure).average().orElse(Double.NaN);
    }
}
