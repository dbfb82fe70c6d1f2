package org.seqwise.training;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.PaddedSequenceDataset;
import org.seqwise.data.Sequences;
import org.seqwise.data.ShuffledBatches;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.Logits;
import org.seqwise.evaluation.Scores;
import org.seqwise.nn.LogitScorer;
import org.seqwise.nn.Weights;

/**
 * Teaches a block, epoch after epoch, until the validation log-loss, weighted where the sequences are, makes no more progress; then the
 * block has the best weights it had. One loop runs one training.
 */
public final class TrainingLoop {

    private static final int SCORING_BATCH = 1000;

    private final Block block;
    private final NDManager manager;
    private final TrainingSettings settings;
    private final Consumer<TrainingProgress> progress;
    private final BooleanSupplier cancelled;
    private final EarlyStopping stopping;
    private final long begin = System.nanoTime();
    private Map<String, float[]> bestWeights;
    private TrainingState before = TrainingState.NONE;
    private TrainingState bestState = TrainingState.NONE;
    private double[] bestProbabilities = new double[0];
    private double trainingSeconds;
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
        stopping = new EarlyStopping(settings.patience());
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
     * Runs the training.
     *
     * @param train what to learn from, preprocessed
     * @param validation what to stop by, preprocessed
     */
    public TrainingOutcome run(Sequences train, Sequences validation) {
        int batchSize = settings.batchSizeFor(train.size());
        epoch = before.epochs();
        try (GradientSteps steps = stepsOver(train, batchSize)) {
            steps.resume(before);
            do {
                advance(steps, train.size(), validation);
            } while (epoch < lastEpoch() && !stopping.shouldStopAfter(epoch));
        }
        Weights.restore(block, bestWeights);
        return new TrainingOutcome(
                epoch,
                stopping.bestEpoch(),
                secondsSince(begin),
                speed(train.size()),
                batchSize,
                bestProbabilities,
                bestState);
    }

    private GradientSteps stepsOver(Sequences train, int batchSize) {
        ShuffledBatches batches = new ShuffledBatches(batchSize, settings.seed());
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

    private void advance(GradientSteps steps, int trainSize, Sequences validation) {
        epoch++;
        long epochBegin = System.nanoTime();
        double loss = steps.epoch();
        trainingSeconds += secondsSince(epochBegin);
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
        boolean isBest = stopping.isBest(epoch, logLoss);
        if (isBest) {
            bestWeights = Weights.of(block);
            bestState = steps.state(epoch);
            bestProbabilities = probabilities;
        }
        double left = secondsSince(begin) / epochsHere() * (lastEpoch() - epoch);
        progress.accept(new TrainingProgress(
                epoch,
                lastEpoch(),
                loss,
                logLoss,
                Evaluation.of(scores, 0.5).rocAuc(),
                isBest,
                speed(trainSize),
                left));
    }

    private double[] probabilities(Sequences validation) {
        float[] logits = LogitScorer.logits(block, manager, validation, SCORING_BATCH);
        return Logits.probabilities(logits, settings.objective());
    }

    private int lastEpoch() {
        // Some set no limit as the largest number there is.
        return (int) Math.min(Integer.MAX_VALUE, (long) before.epochs() + settings.epochs());
    }

    private int epochsHere() {
        return epoch - before.epochs();
    }

    private double speed(int trainSize) {
        return epochsHere() * (double) trainSize / trainingSeconds;
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
