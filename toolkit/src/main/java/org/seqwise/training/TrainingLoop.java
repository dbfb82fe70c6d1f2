package org.seqwise.training;

import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.listener.TrainingListener;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.Sequences;

/**
 * Teaches a block, epoch after epoch, until its {@link StoppingRule}'s figure makes no more progress on the validation part or the time
 * is over; then the block has the best weights it had. One loop runs one training.
 */
public final class TrainingLoop {

    final Block block;
    final NDManager manager;
    final TrainingSettings settings;
    final Consumer<TrainingProgress> progress;
    final BooleanSupplier cancelled;
    DivergenceRule onDivergence = DivergenceRule.FAIL;
    LongSupplier clock = System::nanoTime;
    long begin = clock.getAsLong();

    @Nullable
    Consumer<StepProgress> steps;

    private @Nullable Model model;
    private List<TrainingListener> listeners = List.of();

    @Nullable
    CheckpointStore store;

    @Nullable
    CheckpointPlan plan;

    @Nullable
    Checkpoint resumed;

    TrainingState before = TrainingState.NONE;

    /**
     * @param block initialized, takes {@code values (batch, time, features), lastStep (batch)} and gives {@code logit (batch, 1)}
     * @param manager owns the block's weights
     * @param settings what the training is told
     * @param progress is told after each epoch
     * @param cancelled is asked before each step; true ends the training with a {@link CancellationException}
     */
    public TrainingLoop(
            Block block,
            NDManager manager,
            TrainingSettings settings,
            Consumer<TrainingProgress> progress,
            BooleanSupplier cancelled) {
        this.block = block;
        this.manager = manager;
        this.settings = settings;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /**
     * Goes on where another training stood: epochs count on from its own, and each sees the batches and the dropout that it would have seen
     * there. The optimizer goes on too if it is the same but for its learning rate; else it starts anew, which is logged.
     *
     * @param state of the training that the block's weights come from
     */
    public TrainingLoop resume(TrainingState state) {
        before = state;
        return this;
    }

    /**
     * Goes on with this very training where it was put down, and ends as it would have ended: to the last bit on the same engine with as
     * many threads.
     *
     * @param checkpoint of a training with the same settings, data and state to go on from
     */
    public TrainingLoop resume(Checkpoint checkpoint) {
        resumed = checkpoint;
        return this;
    }

    /**
     * Puts the training down while it runs, at its end, and where it is cancelled.
     *
     * @param where they are kept
     * @param when how often
     */
    public TrainingLoop checkpoints(CheckpointStore where, CheckpointPlan when) {
        store = where;
        plan = when;
        return this;
    }

    /** Tells how far each epoch is, ten times a second at most, on the thread that trains. */
    public TrainingLoop stepProgress(Consumer<StepProgress> told) {
        steps = told;
        return this;
    }

    /**
     * Tells DJL's listeners what DJL's own {@code EasyTrain} would tell them.
     *
     * @param of the model that the block is of, for their trainer
     * @param told in this order
     */
    public TrainingLoop listeners(Model of, List<TrainingListener> told) {
        model = of;
        listeners = List.copyOf(told);
        return this;
    }

    /**
     * Sets what happens when a number of the training is not finite any more, an error unless set.
     *
     * @param rule whether it ends or rolls back
     */
    public TrainingLoop onDivergence(DivergenceRule rule) {
        onDivergence = rule;
        return this;
    }

    /**
     * Goes by another clock than the system's, and begins now.
     *
     * @param nanoseconds from any origin, never falling
     */
    public TrainingLoop clock(LongSupplier nanoseconds) {
        clock = nanoseconds;
        begin = clock.getAsLong();
        return this;
    }

    /**
     * Runs the training. Where its time is limited, it ends after the step at which the time is over: an epoch that is not whole then is
     * left out, unless it is the first one here.
     *
     * @param train what to learn from, preprocessed
     * @param validation what to stop by, preprocessed
     * @throws org.seqwise.data.InvalidInputException if the loss, a weight or a validation logit is NaN or infinite and the training does not
     *     roll back for it; it names the step, the batch and the largest inputs
     */
    public TrainingOutcome run(Sequences train, Sequences validation) {
        int batchSize = settings.batchSizeFor(train.size());
        TrainingState from = resumed == null ? before : resumed.state();
        try (GradientSteps gradients = settings.steps(block, manager, train, from.epochs());
                DjlListeners told = model == null || listeners.isEmpty()
                        ? null
                        : new DjlListeners(model, TrainingSettings.loss(settings.objective()), listeners)) {
            TrainingRun run = new TrainingRun(
                    this,
                    gradients,
                    from,
                    (train.size() - 1) / batchSize + 1,
                    train,
                    validation,
                    settings.objectiveOn(train),
                    told);
            run.go();
            return run.outcome(batchSize);
        }
    }
}
