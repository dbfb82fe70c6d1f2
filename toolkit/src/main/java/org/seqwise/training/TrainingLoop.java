package org.seqwise.training;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.seqwise.data.EpochSampler;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.PaddedSequenceDataset;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.Logits;
import org.seqwise.evaluation.Objective;
import org.seqwise.evaluation.Scores;
import org.seqwise.nn.LogitScorer;
import org.seqwise.nn.Weights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Teaches a block, epoch after epoch, until its {@link StoppingRule}'s figure makes no more progress on the validation part or the time
 * is over; then the block has the best weights it had. One loop runs one training.
 */
public final class TrainingLoop {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);

    private static final int SCORING_BATCH = 1000;

    private final Block block;
    private final NDManager manager;
    private final TrainingSettings settings;
    private final Consumer<TrainingProgress> progress;
    private final BooleanSupplier cancelled;
    private final EarlyStopping stopping;
    private LongSupplier clock = System::nanoTime;
    private long begin = clock.getAsLong();
    private Map<String, float[]> bestWeights;
    private TrainingState before = TrainingState.NONE;
    private TrainingState bestState = TrainingState.NONE;
    private double[] bestProbabilities = new double[0];
    private Objective taught = Objective.CROSS_ENTROPY;
    private double trainingSeconds;
    private long learned;
    private int cutEpoch;
    private int epoch;

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
        stopping = new EarlyStopping(
                settings.stopping().patience(), settings.stopping().minImprovement());
        bestWeights = Weights.of(block);
    }

    /**
     * Goes on where another training stood: epochs count on from its own, and each sees the batches and the dropout that it would have seen
     * there. The optimizer goes on too if it is the same but for its learning rate; else it starts anew, which is logged.
     *
     * @param state of the training that the block's weights come from
     */
    public TrainingLoop resume(TrainingState state) {
        before = state;
        bestState = state;
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
     */
    public TrainingOutcome run(Sequences train, Sequences validation) {
        int batchSize = settings.batchSizeFor(train.size());
        taught = settings.objectiveOn(train);
        epoch = before.epochs();
        ScheduledRate rate = new ScheduledRate(settings, (train.size() - 1) / batchSize + 1, epoch);
        try (GradientSteps steps = stepsOver(train, batchSize)) {
            steps.resume(before);
            do {
                advance(steps, rate, train.size(), validation);
            } while (wantsMore() && !isTimeOver());
        }
        if (cutEpoch > 0 || wantsMore()) {
            logTimeOver();
        }
        Weights.restore(block, bestWeights);
        return new TrainingOutcome(
                epoch, stopping.bestEpoch(), secondsSince(begin), speed(), batchSize, bestProbabilities, bestState);
    }

    private GradientSteps stepsOver(Sequences train, int batchSize) {
        EpochSampler batches = settings.sampling().batches(batchSize, settings.seed());
        batches.resumeAfter(before.epochs());
        PaddedSequenceDataset dataset = PaddedSequenceDataset.builder()
                .setSequences(train)
                .setSampling(batches)
                .build();
        return new GradientSteps(
                block,
                manager,
                dataset,
                TrainingSettings.loss(settings.objective()),
                settings.optimizer().create(settings.learningRate()),
                settings.clipping(),
                cancelled);
    }

    private boolean wantsMore() {
        return epoch < lastEpoch() && !stopping.shouldStopAfter(epoch);
    }

    private boolean isTimeOver() {
        Duration most = settings.stopping().maxDuration();
        return most != null && Duration.ofNanos(clock.getAsLong() - begin).compareTo(most) >= 0;
    }

    private void logTimeOver() {
        LOG.info(
                "The time for training ({}) is over: it ends {}, and the weights of epoch {} are kept.",
                settings.stopping().maxDuration(),
                cutEpoch > 0 ? "within epoch " + cutEpoch : "with epoch " + epoch,
                stopping.bestEpoch());
    }

    private void advance(GradientSteps steps, ScheduledRate rate, int trainSize, Sequences validation) {
        long epochBegin = clock.getAsLong();
        GradientSteps.Learned part =
                steps.epoch(rate, settings.stopping().maxDuration() == null ? null : this::isTimeOver);
        trainingSeconds += secondsSince(epochBegin);
        learned += part.sequences();
        boolean isWhole = part.sequences() == trainSize;
        if (!isWhole) {
            cutEpoch = epoch + 1;
        }
        if (isWhole || epochsHere() == 0) {
            epoch++;
            judge(steps, rate, part.loss(), validation);
        }
    }

    private void judge(GradientSteps steps, ScheduledRate rate, double loss, Sequences validation) {
        InvalidInputException.require(
                Double.isFinite(loss),
                "The loss became %s in epoch %d; it must stay finite. Maybe a smaller learningRate than %s.",
                loss,
                epoch,
                settings.learningRate());
        double[] probabilities = probabilities(validation);
        Scores scores = new Scores(probabilities, validation.labels());
        // By the same weights as the training's, or a model that does what they ask would be stopped for it.
        double logLoss = Evaluation.weightedLogLoss(scores, validation.weights());
        double chosenBy = settings.stopping().bestBy().loss(scores, validation.weights());
        rate.endEpoch(epoch, chosenBy);
        boolean isBest = stopping.isBest(epoch, chosenBy);
        if (isBest) {
            bestWeights = Weights.of(block);
            bestState = steps.state(epoch);
            bestProbabilities = probabilities;
        }
        progress.accept(new TrainingProgress(
                epoch,
                lastEpoch(),
                loss,
                logLoss,
                Evaluation.of(scores, 0.5).rocAuc(),
                rate.last(),
                isBest,
                speed(),
                secondsLeft()));
    }

    private double secondsLeft() {
        double gone = secondsSince(begin);
        double left = gone / epochsHere() * (lastEpoch() - epoch);
        Duration most = settings.stopping().maxDuration();
        return most == null ? left : Math.min(left, Math.max(0, most.toSeconds() + most.toNanosPart() / 1e9 - gone));
    }

    private double[] probabilities(Sequences validation) {
        float[] logits = LogitScorer.logits(block, manager, validation, SCORING_BATCH);
        return Logits.probabilities(logits, taught);
    }

    private int lastEpoch() {
        // Some set no limit as the largest number there is.
        return (int) Math.min(Integer.MAX_VALUE, (long) before.epochs() + settings.epochs());
    }

    private int epochsHere() {
        return epoch - before.epochs();
    }

    private double speed() {
        return (double) learned / trainingSeconds;
    }

    private double secondsSince(long start) {
        return (clock.getAsLong() - start) / 1e9;
    }
}
