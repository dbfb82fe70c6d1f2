package org.seqwise.tuning;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.evaluation.Metric;

/** Builds a {@link Tuning}; it may go on being set and build others. */
public final class TuningBuilder {

    SearchSpace space = SearchSpace.DEFAULT;
    int trials = 20;
    int epochs = 100;

    @Nullable
    Integer eta;

    int folds = 5;
    SplitRule rule = SplitRule.stratified(42);
    double testShare;
    double validationShare = 0.15;
    Metric metric = Metric.LOG_LOSS;
    PreprocessorSettings preprocessing = PreprocessorSettings.DEFAULT;
    long seed = 42;

    @Nullable
    Integer processes;

    int threads = 1;

    @Nullable
    String device;

    Consumer<TuningProgress> progress = told -> {};

    TuningBuilder() {}

    /** Sets what is searched, {@link SearchSpace#DEFAULT} unless set. */
    public TuningBuilder space(SearchSpace space) {
        this.space = space;
        return this;
    }

    /** Sets how many settings are tried, 20 unless set; fewer where the space has no more. */
    public TuningBuilder trials(int trials) {
        this.trials = trials;
        return this;
    }

    /** Sets the most passes over its training part that a training takes, in successive halving in the last round; 100 unless set. */
    public TuningBuilder epochs(int epochs) {
        this.epochs = epochs;
        return this;
    }

    /**
     * Searches by successive halving in place of giving every trial all epochs: all begin with a few, one in eta goes on with eta times
     * as many, and so on to the full number. Each round trains anew, which costs at most one part in eta - 1 more and makes the figures those
     * of a training of just so many epochs.
     *
     * @param eta 2 or more; 3 is usual
     */
    public TuningBuilder halving(int eta) {
        this.eta = eta;
        return this;
    }

    /** Sets how many folds each trial is trained on, at least 2, 5 unless set. */
    public TuningBuilder folds(int folds) {
        this.folds = folds;
        return this;
    }

    /** Sets how data is dealt, at random with the class ratio and seed 42 unless set. */
    public TuningBuilder split(SplitRule rule) {
        this.rule = rule;
        return this;
    }

    /**
     * Sets which share of the data is set aside first and seen by no trial: the very test part of {@code Splitter.split} by the same rule,
     * with as large a validation part. In [0, 0.5), 0 unless set, for data that is without its test part.
     */
    public TuningBuilder testShare(double testShare) {
        InvalidInputException.require(
                testShare >= 0 && testShare < 0.5, "testShare (%s) must lie in [0, 0.5).", testShare);
        this.testShare = testShare;
        return this;
    }

    /** Sets which share of a fold's training part stops its training, in (0, 1), 0.15 unless set. */
    public TuningBuilder validationShare(double validationShare) {
        this.validationShare = validationShare;
        return this;
    }

    /**
     * Sets what trials are ranked by, the log-loss unless set. F1 and accuracy are taken at the threshold that is best on the part held
     * out, for all trials alike, and so flatter each a little.
     */
    public TuningBuilder metric(Metric metric) {
        this.metric = metric;
        return this;
    }

    /** Sets what is done to raw values, fitted on each fold's training part. */
    public TuningBuilder preprocessing(PreprocessorSettings preprocessing) {
        this.preprocessing = preprocessing;
        return this;
    }

    /** Sets the seed of every draw of trials and of every training, 42 unless set. */
    public TuningBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Sets how many processes train side by side; unless set, as many as the processors allow at the {@link #threads} of each, and one on a
     * GPU. They share the heap that this process may have.
     */
    public TuningBuilder processes(int processes) {
        InvalidInputException.require(processes > 0, "processes (%d) must be positive.", processes);
        this.processes = processes;
        return this;
    }

    /** Sets the threads of each training, 1 unless set; with others a figure may differ in its last digits. */
    public TuningBuilder threads(int threads) {
        InvalidInputException.require(threads > 0, "threads (%d) must be positive.", threads);
        this.threads = threads;
        return this;
    }

    /** Sets the device: auto, cpu, gpu or gpu:N; {@code -Dseqwise.device} unless set. */
    public TuningBuilder device(String device) {
        this.device = device;
        return this;
    }

    /** Is told after each trial, on a thread of the search, one at a time. */
    public TuningBuilder progress(Consumer<TuningProgress> progress) {
        this.progress = progress;
        return this;
    }

    /**
     * Returns the search.
     *
     * @throws InvalidInputException if a setting is out of its range
     */
    public Tuning build() {
        return new Tuning(this);
    }
}
