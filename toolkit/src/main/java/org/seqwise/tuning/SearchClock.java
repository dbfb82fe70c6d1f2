package org.seqwise.tuning;

import java.util.List;
import java.util.function.Consumer;
import org.seqwise.evaluation.Metric;

/** Counts what is done and estimates what is left, in epochs of folds; those of an earlier run took no time. */
final class SearchClock {

    private final Metric metric;
    private final Consumer<TuningProgress> progress;
    private final int allTrials;
    private final double allEpochs;
    private final long begin = System.nanoTime();
    private int trialsDone;
    private double epochsDone;
    private double epochsTrained;

    SearchClock(List<Rung> rungs, Metric metric, Consumer<TuningProgress> progress) {
        this.metric = metric;
        this.progress = progress;
        allTrials = rungs.stream().mapToInt(Rung::trials).sum();
        allEpochs = rungs.stream()
                .mapToDouble(rung -> (double) rung.trials() * rung.epochs())
                .sum();
    }

    synchronized void foldDone(int epochs, boolean isNew) {
        epochsDone += epochs;
        epochsTrained += isNew ? epochs : 0;
    }

    synchronized void trialDone(TrialOutcome outcome, int folds) {
        trialsDone++;
        double seconds = (System.nanoTime() - begin) / 1e9;
        double left = Math.max(0, allEpochs * folds - epochsDone);
        double secondsLeft = epochsTrained == 0 ? Double.NaN : seconds / epochsTrained * left;
        progress.accept(new TuningProgress(trialsDone, allTrials, outcome, metric, secondsLeft));
    }
}
