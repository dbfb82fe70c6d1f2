package org.seqwise.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.dataset.Batch;
import ai.djl.training.loss.Loss;
import ai.djl.translate.TranslateException;
import ai.djl.util.Pair;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.EpochSampler;
import org.seqwise.data.PaddedSequenceDataset;
import org.seqwise.nn.RecordingTurn;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.optimizer.GlobalNormClipping;
import org.seqwise.optimizer.PortableOptimizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the gradient steps of one epoch after the other. The host is at most one step ahead of the device. */
public final class GradientSteps implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GradientSteps.class);

    // A norm costs two operations a parameter.
    private static final int WATCHED_EVERY = 20;

    private final Block block;
    private final NDManager manager;
    private final PaddedSequenceDataset dataset;
    private final BackwardPass backward;
    private final PortableOptimizer optimizer;
    private final @Nullable GlobalNormClipping clipping;
    private List<?> lastBatch = List.of();
    private StepListener listener = (batch, logits) -> {};

    /**
     * Lets the block learn until this is closed.
     *
     * @param block initialized, takes {@code values (batch, time, features), lastStep (batch)} and gives {@code logit (batch, 1)}
     * @param manager owns the block's weights
     * @param dataset whose sampler deals the batches of each epoch
     * @param loss what the steps lower, a mean over a batch
     * @param optimizer is given parameters by their names in the block; closed with this
     * @param clipping of the gradients before each step, null for none
     */
    public GradientSteps(
            Block block,
            NDManager manager,
            PaddedSequenceDataset dataset,
            Loss loss,
            PortableOptimizer optimizer,
            @Nullable GlobalNormClipping clipping) {
        this.block = block;
        this.manager = manager;
        this.dataset = dataset;
        backward = new BackwardPass(block, loss);
        this.optimizer = optimizer;
        this.clipping = clipping;
        block.freezeParameters(false);
    }

    /** Goes on where another training stood: with its optimizer's figures if they were made by the same rule, and with its dropout. */
    void resume(TrainingState before) {
        if (before.rule().equals(optimizer.rule())) {
            optimizer.restore(block.getParameters(), before.figures());
        } else if (before.epochs() > 0) {
            LOG.info(
                    "The optimizer ({}) starts anew, since the model to start from was trained with another ({}).",
                    optimizer.rule(),
                    before.rule());
        }
        resumeDropout(before);
    }

    /**
     * Goes back to where this training stood, and forgets what the optimizer learned since.
     *
     * @param before where it stood
     * @param epochs how many had been dealt when the epoch to come now was dealt
     */
    void rewind(TrainingState before, int epochs) {
        // Of the optimizer's first figures there are none; another rule's are not taken, as at the beginning.
        optimizer.restore(block.getParameters(), before.rule().equals(optimizer.rule()) ? before.figures() : Map.of());
        resumeDropout(before);
        if (dataset.sampler() instanceof EpochSampler batches) {
            batches.resumeAfter(epochs);
        }
        lastBatch = List.of();
    }

    private void resumeDropout(TrainingState before) {
        if (block instanceof SequenceNetwork network) {
            network.masks().resumeAfter(before.dropoutCalls());
        }
    }

    /** Returns what it takes to go on from here, after so many epochs and what a schedule remembers of them. */
    TrainingState state(int epochs, PlateauMemory plateau) {
        long dropoutCalls =
                block instanceof SequenceNetwork network ? network.masks().calls() : 0;
        return new TrainingState(epochs, dropoutCalls, optimizer.rule(), optimizer.state(), plateau);
    }

    /** Returns the positions of the sequences of the last step, empty before the first. */
    int[] lastBatch() {
        return StepTally.positions(lastBatch);
    }

    /** Is told of each step that was taken; an engine that queues steps may still be at it. */
    public interface StepListener {

        /**
         * Is told of a step.
         *
         * @param batch what was learned from, closed afterwards
         * @param logits {@code (batch, 1)} of the weights before the step, closed afterwards
         */
        void taken(Batch batch, NDList logits);
    }

    /** Tells a listener of each step from now on. */
    public void watch(StepListener listener) {
        this.listener = listener;
    }

    /** Is asked before each step. */
    interface Pace {

        /**
         * Returns the learning rate of the next step, or nothing to end the epoch here.
         *
         * @param soFar what was learned in this epoch
         */
        OptionalDouble next(SoFar soFar);
    }

    /** What was learned in this epoch. */
    interface SoFar {

        /** Waits for the device and returns it. */
        EpochPart settle();
    }

    /**
     * What was learned in an epoch.
     *
     * @param part how much
     * @param isWhole whether all batches were
     * @param gradientNorm the mean norm of the gradients that were watched here, before they were clipped
     */
    record Learned(EpochPart part, boolean isWhole, double gradientNorm) {}

    /** Learns from every sequence that the sampler deals and returns the mean loss of a sequence. */
    public double epoch() {
        return epoch(EpochPart.NONE, soFar -> OptionalDouble.of(optimizer.learningRate()))
                .part()
                .meanLoss();
    }

    /**
     * Learns from the sequences that the sampler deals.
     *
     * @param before what was learned of this epoch already; its batches are left out
     * @param pace sets the rate of each step
     * @throws NonFiniteException if a step's loss is not finite
     */
    Learned epoch(EpochPart before, Pace pace) {
        try (NDManager scope = manager.newSubManager()) {
            // DJL's Trainer is left out: its first step dies of a legal gradient of 0, and its server copies weights on
            // one engine.
            ParameterStore weights = new ParameterStore(scope, false);
            StepTally tally = new StepTally(scope, before);
            Iterator<Batch> batches = dataset.getData(scope, new RestOfEpoch(dataset.sampler(), before.steps()), null)
                    .iterator();
            for (int step = 0; batches.hasNext(); step++) {
                OptionalDouble rate = pace.next(tally::settle);
                if (rate.isEmpty()) {
                    return new Learned(tally.settle(), false, tally.gradientNorm());
                }
                optimizer.setLearningRate(rate.getAsDouble());
                try (Batch batch = batches.next()) {
                    Step taken = step(weights, batch, step % WATCHED_EVERY == 0);
                    tally.add(taken.meanLoss(), batch, lastBatch, taken.squaredNorm());
                    lastBatch = batch.getIndices();
                    listener.taken(batch, taken.logits());
                }
            }
            return new Learned(tally.settle(), true, tally.gradientNorm());
        }
    }

    /**
     * Returns the mean loss of the first batch that the sampler deals and its gradient at every parameter, and takes no step. Not to be
     * followed by one: some engines add its gradient to this.
     */
    public BatchGradients gradients() {
        try (NDManager scope = manager.newSubManager();
                Batch batch = dataset.getData(scope).iterator().next()) {
            return RecordingTurn.take(() -> gradients(new ParameterStore(scope, false), batch));
        } catch (IOException | TranslateException e) {
            throw new IllegalStateException("Sequences in memory cannot fail to be read.", e);
        }
    }

    private BatchGradients gradients(ParameterStore weights, Batch batch) {
        try (NDArray mean = backward.of(weights, batch).meanLoss()) {
            Map<String, float[]> gradients = new LinkedHashMap<>();
            for (Pair<String, Parameter> named : block.getParameters()) {
                try (NDArray gradient = named.getValue().getArray().getGradient()) {
                    gradients.put(named.getKey(), gradient.toFloatArray());
                }
            }
            return new BatchGradients(mean.getFloat(), gradients);
        }
    }

    private record Step(
            NDList logits, NDArray meanLoss, @Nullable NDArray squaredNorm) {}

    // Trainings side by side take turns, step by step.
    private Step step(ParameterStore weights, Batch batch, boolean isWatched) {
        return RecordingTurn.take(() -> {
            BackwardPass.Taken taken = backward.of(weights, batch);
            NDArray squaredNorm = isWatched ? GlobalNormClipping.squaredNorm(block.getParameters()) : null;
            update();
            return new Step(taken.logits(), taken.meanLoss(), squaredNorm);
        });
    }

    private void update() {
        if (clipping != null) {
            clipping.clip(block.getParameters());
        }
        for (Pair<String, Parameter> named : block.getParameters()) {
            NDArray weight = named.getValue().getArray();
            try (NDArray gradient = weight.getGradient()) {
                optimizer.update(named.getKey(), weight, gradient);
            }
        }
    }

    /** Ends the need for gradients, so that scoring records nothing on any thread, and frees the optimizer's memory. */
    @Override
    public void close() {
        block.freezeParameters(true);
        optimizer.close();
    }
}
