package org.seqwise.tuning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.evaluation.Metric;

/**
 * Trains and ranks trials, round after round. Which trials go on depends on the figures alone, never on which was done first, so that the
 * result is the same with any number of processes. A round trains anew, from the first weights: so a trial's figure is that of {@code train}
 * with as many epochs, whichever way the search came to it.
 */
final class Search {

    private final List<TrialSettings> trials;
    private final List<Rung> rungs;
    private final int folds;
    private final Metric metric;
    private final TuningFolder folder;
    private final FoldRunner runner;
    private final SearchClock clock;
    private final int processes;

    /**
     * @param trials the settings of each
     * @param rungs the rounds; the first has a place for every trial
     * @param folds of each trial
     * @param metric what trials are ranked by
     * @param progress is told after each trial, one at a time
     */
    Search(
            List<TrialSettings> trials,
            List<Rung> rungs,
            int folds,
            Metric metric,
            TuningFolder folder,
            FoldRunner runner,
            int processes,
            Consumer<TuningProgress> progress) {
        this.trials = trials;
        this.rungs = rungs;
        this.folds = folds;
        this.metric = metric;
        this.folder = folder;
        this.runner = runner;
        this.processes = processes;
        clock = new SearchClock(rungs, metric, progress);
    }

    /**
     * Where all trials of a later round fail, the search ends, and ranks those that went no further than an earlier one.
     *
     * @throws InvalidInputException if all trials of the first round failed, or none can be trained whatever its settings are
     * @throws CancellationException if the thread was interrupted, or the runner closed
     */
    TuningResult run() {
        List<TrialOutcome> going = new ArrayList<>();
        List<TrialOutcome> left = new ArrayList<>();
        for (int trial = 1; trial <= trials.size(); trial++) {
            going.add(new TrialOutcome(
                    trial, trials.get(trial - 1), 0, new double[0], new int[0], 0, "It was not trained."));
        }
        for (Rung rung : rungs) {
            int places = Math.min(rung.trials(), going.size());
            left.addAll(0, going.subList(places, going.size()));
            List<TrialOutcome> before = going.subList(0, places);
            List<TrialOutcome> judged = judge(before, rung.epochs());
            going = judged.stream().filter(trial -> !trial.isFailed()).toList();
            if (going.isEmpty()) {
                requireRanked(before, judged);
                // With nobody else to rank, what these had with fewer epochs stands.
                left.addAll(0, left.stream().allMatch(TrialOutcome::isFailed) ? before : judged);
                break;
            }
            judged.stream().filter(TrialOutcome::isFailed).forEach(left::add);
        }
        List<TrialOutcome> ranked = new ArrayList<>(going);
        left.stream().filter(trial -> !trial.isFailed()).forEach(ranked::add);
        left.stream().filter(TrialOutcome::isFailed).forEach(ranked::add);
        return new TuningResult(metric, ranked);
    }

    private static void requireRanked(List<TrialOutcome> before, List<TrialOutcome> judged) {
        // Before the first round, no trial has figures.
        InvalidInputException.require(
                !before.get(0).isFailed(),
                "All %d trials failed. Trial %d, %s: %s",
                judged.size(),
                judged.get(0).trial(),
                judged.get(0).settings(),
                judged.get(0).failure());
    }

    /** Returns the outcomes, the best first and the failed last. */
    private List<TrialOutcome> judge(List<TrialOutcome> going, int epochs) {
        ExecutorService threads = Executors.newFixedThreadPool(processes);
        CompletionService<Integer> running = new ExecutorCompletionService<>(threads);
        try {
            List<TrialFolds> judged = new ArrayList<>();
            for (TrialOutcome trial : going) {
                TrialFolds one = new TrialFolds(trial.trial(), trial.settings(), epochs);
                judged.add(one);
                for (int fold = 1; fold <= folds; fold++) {
                    FoldJob job = new FoldJob(trial.trial(), trial.settings().values(), epochs, fold);
                    running.submit(() -> one.run(job));
                }
            }
            // In the order in which they end, so that what ends the search does so at once.
            for (int done = 0; done < going.size() * folds; done++) {
                running.take().get();
            }
            return judged.stream().map(TrialFolds::outcome).sorted(order()).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw interrupted();
            }
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static CancellationException interrupted() {
        return new CancellationException("The search was interrupted; what is done is kept.");
    }

    private Comparator<TrialOutcome> order() {
        // NaN comes last, as the failed trials do.
        return Comparator.<TrialOutcome>comparingDouble(trial -> metric.isHigherBetter() ? -trial.mean() : trial.mean())
                .thenComparingInt(TrialOutcome::trial);
    }

    /** One trial of a round while its folds come in. */
    private final class TrialFolds {

        private final int trial;
        private final TrialSettings settings;
        private final int epochs;
        private final Map<Integer, FoldResult> results = new TreeMap<>();

        TrialFolds(int trial, TrialSettings settings, int epochs) {
            this.trial = trial;
            this.settings = settings;
            this.epochs = epochs;
        }

        /** Returns how many folds are done. */
        int run(FoldJob job) throws InterruptedException {
            @Nullable FoldResult known = known(job);
            FoldResult result = known == null ? trained(job) : known;
            synchronized (this) {
                results.put(job.fold(), result);
                clock.foldDone(epochs, known == null);
                if (results.size() == folds) {
                    clock.trialDone(outcome(), folds);
                }
                return results.size();
            }
        }

        private FoldResult trained(FoldJob job) throws InterruptedException {
            FoldResult first = runner.run(job);
            // What is not kept is the end of a worker, which need not be the settings' fault: memory ran out, say.
            boolean workerEnded = first.isFailed() && folder.find(job).isEmpty();
            return workerEnded ? runner.run(job) : first;
        }

        /** Returns what needs no training: a result that is there, or that of a trial that cannot be ranked any more. */
        private @Nullable FoldResult known(FoldJob job) {
            synchronized (this) {
                for (FoldResult other : results.values()) {
                    if (other.isFailed()) {
                        return FoldResult.failed(job, 0, other.failure());
                    }
                }
            }
            return folder.find(job).orElse(null);
        }

        synchronized TrialOutcome outcome() {
            return TrialOutcome.of(trial, settings, epochs, metric.toString(), List.copyOf(results.values()));
        }
    }
}
