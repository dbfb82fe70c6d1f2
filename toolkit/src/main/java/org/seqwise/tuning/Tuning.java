package org.seqwise.tuning;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;
import org.seqwise.engine.Devices;
import org.seqwise.engine.Engines;
import org.seqwise.engine.ThreadLimit;
import org.seqwise.evaluation.Metric;

/**
 * Searches settings by cross-validation. Each trial is trained once for each fold, its preprocessor fitted on what that fold learns from,
 * stopped by a part taken from that, and judged on the fold's part held out; trials are ranked by the mean.
 *
 * <p>Folds are trained side by side in processes of their own, since an engine may allow one training a process. Figures depend on the data,
 * the seed, the engine and the settings, and not on how many processes there are. A search that was broken off goes on where it stood when
 * it is run again in the same folder, and so does one with more trials, more epochs or another metric. Immutable.
 */
public final class Tuning {

    private final SearchSpace space;
    private final List<TrialSettings> trials;
    private final List<Rung> rungs;
    private final Partition partition;
    private final Metric metric;
    private final PreprocessorSettings preprocessing;
    private final long seed;
    private final @Nullable Integer processes;
    private final int threads;
    private final @Nullable String device;
    private final Consumer<TuningProgress> progress;

    Tuning(TuningBuilder builder) {
        preprocessing = builder.preprocessing;
        seed = builder.seed;
        processes = builder.processes;
        threads = builder.threads;
        device = builder.device;
        progress = builder.progress;
        space = builder.space;
        metric = builder.metric;
        partition = new Partition(builder.rule, builder.testShare, builder.validationShare, builder.folds);
        Rung.random(builder.trials, builder.epochs);
        trials = space.draw(builder.seed, builder.trials);
        rungs = builder.eta == null
                ? Rung.random(trials.size(), builder.epochs)
                : Rung.halving(trials.size(), builder.epochs, builder.eta);
    }

    /** Starts with 20 trials of {@link SearchSpace#DEFAULT}, 5 folds, the log-loss and at most 100 epochs. */
    public static TuningBuilder builder() {
        return new TuningBuilder();
    }

    /**
     * Throws unless a search may begin or go on there: what a command should ask before it reads its data.
     *
     * @param folder nothing, an empty folder or a search's, in a folder with leave to write
     */
    public static void requireUsable(Path folder) {
        TuningFolder.requireUsable(folder);
    }

    /**
     * Searches; the data is first written to a store in the folder, for the processes to map.
     *
     * @param sequences labeled, raw; without the test part, or with it if {@link TuningBuilder#testShare} says so
     * @param folder of the search: nothing, an empty folder, or that of the same search, which goes on
     * @throws InvalidInputException if the data or a setting breaks a rule, another search is there, all trials failed, or a process cannot
     *     use the data, the engine or the device
     * @throws java.util.concurrent.CancellationException if the thread was interrupted
     */
    public TuningResult run(Sequences sequences, Path folder) {
        try (TuningFolder place = new TuningFolder(folder)) {
            TuningPlan plan = plan(sequences);
            place.begin(plan);
            SequenceStore.write(place.data(), opener -> sequences.copyTo(opener.apply(sequences.featureNames())));
            return search(plan, place.data(), place);
        }
    }

    /**
     * Searches on a store, which is used where it lies and must stay there.
     *
     * @param store of labeled sequences, raw; as in {@link #run(Sequences, Path)}
     * @param folder as there
     */
    public TuningResult run(Path store, Path folder) {
        try (TuningFolder place = new TuningFolder(folder)) {
            TuningPlan plan = plan(SequenceStore.open(store));
            place.begin(plan);
            return search(plan, store.toAbsolutePath(), place);
        }
    }

    /** Returns how many processes train side by side. */
    public int processes() {
        return processes == null ? defaultProcesses() : processes;
    }

    /** Returns the rounds and their epochs in words. */
    public String describe() {
        String rounds = rungs.stream()
                .map(rung -> rung.trials() + " of at most " + rung.epochs() + " epochs")
                .collect(Collectors.joining(", then the best "));
        return String.format(
                "trials %s; %d folds each; processes %d, threads of each %d",
                rounds, partition.folds(), processes(), threads);
    }

    private TuningResult search(TuningPlan plan, Path store, TuningFolder place) {
        TuningWorker.Task task =
                new TuningWorker.Task(plan, store.toString(), place.results().toString());
        int sideBySide = processes();
        WorkerCommand command = WorkerCommand.of(ThreadLimit.of(plan.engine(), plan.threads()), sideBySide);
        try (FoldRunner runner = new ProcessRunner(command, task, place.logs())) {
            Search search = new Search(trials, rungs, partition.folds(), metric, place, runner, sideBySide, progress);
            TuningResult result = search.run();
            place.write(result);
            return result;
        }
    }

    private TuningPlan plan(Sequences all) {
        InvalidInputException.require(
                all.isLabeled(), "The sequences have no labels; to search by them, each needs one.");
        Sequences learning = partition.learning(all);
        // What cannot be dealt is refused here rather than by every worker.
        partition.folds(learning);
        String engine = Engines.choose().name();
        return new TuningPlan(
                space.dimensions(),
                seed,
                partition,
                preprocessing,
                engine,
                Engines.engine(engine).getVersion(),
                Devices.choose(device(), engine).name(),
                threads,
                learning.fingerprint(),
                partition.dealtBy(learning));
    }

    private String device() {
        return device == null ? Devices.requested() : device;
    }

    // Several processes on one GPU hold the engine's libraries and a context each in its memory.
    private int defaultProcesses() {
        boolean isGpu = Devices.choose(device()).device().isGpu();
        return isGpu ? 1 : Math.max(1, Runtime.getRuntime().availableProcessors() / threads);
    }
}
