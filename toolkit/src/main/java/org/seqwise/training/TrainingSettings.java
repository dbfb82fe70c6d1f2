package org.seqwise.training;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.loss.Loss;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.EpochSampler;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.PaddedSequenceDataset;
import org.seqwise.data.Sampling;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Objective;
import org.seqwise.nn.FocalLoss;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.WeightedBinaryCrossEntropy;
import org.seqwise.optimizer.GlobalNormClipping;

/**
 * What a training is told.
 *
 * @param optimizer which
 * @param learningRate the size of a step, positive
 * @param schedule how the rate changes; it ends below the learning rate, and a plateau of it is shorter than the
 *     patience
 * @param batchSize sequences a step, positive
 * @param epochs the most passes over the training part, positive
 * @param stopping which epoch is the best, and when it stops
 * @param objective what is made small
 * @param seed where every draw comes from
 * @param maxGradientNorm the longest that all gradients together may be, positive; infinite for no clipping
 * @param sampling which sequences an epoch is made of
 * @param lengthPool batches whose sequences are put in order of length together, 1 for a plain shuffle
 */
public record TrainingSettings(
        OptimizerChoice optimizer,
        double learningRate,
        LearningRateSchedule schedule,
        int batchSize,
        int epochs,
        StoppingRule stopping,
        Objective objective,
        long seed,
        double maxGradientNorm,
        Sampling sampling,
        int lengthPool) {

    private static final int SMALLEST_BATCH_FORCED = 16;
    private static final int FEWEST_STEPS_AN_EPOCH = 20;

    /** Deals each sequence once an epoch; see the record for the rest. */
    public TrainingSettings(
            OptimizerChoice optimizer,
            double learningRate,
            LearningRateSchedule schedule,
            int batchSize,
            int epochs,
            StoppingRule stopping,
            Objective objective,
            long seed,
            double maxGradientNorm) {
        this(
                optimizer,
                learningRate,
                schedule,
                batchSize,
                epochs,
                stopping,
                objective,
                seed,
                maxGradientNorm,
                Sampling.SHUFFLED,
                EpochSampler.DEFAULT_POOL);
    }

    /** Has one rate for all steps, stops by the log-loss and does not clip gradients. */
    public TrainingSettings(
            OptimizerChoice optimizer,
            double learningRate,
            int batchSize,
            int epochs,
            int patience,
            Objective objective,
            long seed) {
        this(
                optimizer,
                learningRate,
                LearningRateSchedule.constant(),
                batchSize,
                epochs,
                StoppingRule.after(patience),
                objective,
                seed,
                Double.POSITIVE_INFINITY);
    }

    /** Checks every range. */
    public TrainingSettings {
        require(isPositive((float) learningRate), "learningRate", learningRate);
        require(batchSize > 0, "batchSize", batchSize);
        require(epochs > 0, "epochs", epochs);
        require(lengthPool > 0, "lengthPool", lengthPool);
        InvalidInputException.require(
                schedule.least() < learningRate,
                "The schedule's least (%s) must be below the learningRate (%s).",
                schedule.least(),
                learningRate);
        InvalidInputException.require(
                schedule.plateauEpochs() == Integer.MAX_VALUE || schedule.plateauEpochs() < stopping.patience(),
                "The schedule's patienceEpochs (%d) must be below the patience (%d), or it stops before the rate shrinks.",
                schedule.plateauEpochs(),
                stopping.patience());
        InvalidInputException.require(
                (float) maxGradientNorm > 0,
                "maxGradientNorm (%s) must be positive, infinite for no clipping.",
                maxGradientNorm);
    }

    /** Returns the same for another draw, which may take no longer than stated, null for no limit. */
    public TrainingSettings of(long otherSeed, @Nullable Duration most) {
        StoppingRule within = new StoppingRule(stopping.patience(), stopping.bestBy(), stopping.minImprovement(), most);
        return new TrainingSettings(
                optimizer,
                learningRate,
                schedule,
                batchSize,
                epochs,
                within,
                objective,
                otherSeed,
                maxGradientNorm,
                sampling,
                lengthPool);
    }

    /** Returns the same but for the size of a step. */
    public TrainingSettings withLearningRate(double rate) {
        return new TrainingSettings(
                optimizer,
                rate,
                schedule,
                batchSize,
                epochs,
                stopping,
                objective,
                seed,
                maxGradientNorm,
                sampling,
                lengthPool);
    }

    /** Returns an objective as a loss on the engine. */
    public static Loss loss(Objective objective) {
        return objective.focalGamma() == 0
                ? new WeightedBinaryCrossEntropy(
                        objective.positiveWeight(), objective.negativeWeight(), objective.labelSmoothing())
                : new FocalLoss(objective);
    }

    /**
     * Returns what a training makes small in the data as they are: the objective, and how its sampling distorts the data.
     *
     * @param train what to learn from
     */
    public Objective objectiveOn(Sequences train) {
        return objective.oversampled(sampling.oversampling(train));
    }

    /**
     * Returns the steps of a training; their rate at first is the settings'.
     *
     * @param block learns until the steps are closed
     * @param manager owns the block's weights
     * @param train what to learn from, preprocessed
     * @param epochsBefore how many were dealt already
     */
    GradientSteps steps(Block block, NDManager manager, Sequences train, int epochsBefore) {
        EpochSampler batches = sampling.batches(batchSizeFor(train.size()), lengthPool, seed);
        batches.resumeAfter(epochsBefore);
        PaddedSequenceDataset.Builder dataset =
                PaddedSequenceDataset.builder().setSequences(train).setSampling(batches);
        if (block instanceof SequenceNetwork) {
            dataset.optSparingLastStep();
        }
        return new GradientSteps(
                block, manager, dataset.build(), loss(objective), optimizer.create(learningRate), clipping());
    }

    /** Returns what clips the gradients before a step, null for nothing. */
    @Nullable
    GlobalNormClipping clipping() {
        return Float.isInfinite((float) maxGradientNorm) ? null : new GlobalNormClipping(maxGradientNorm);
    }

    // As the engines compute it, in single precision: 1e-46 is 0 there.
    private static boolean isPositive(float value) {
        return value > 0 && Float.isFinite(value);
    }

    private static void require(boolean rule, String name, Number value) {
        InvalidInputException.require(rule, "%s (%s) must be positive and finite.", name, value);
    }

    /**
     * Returns the batch that is used: as set, but never more than a twentieth of the training sequences, so that an epoch has steps
     * enough, unless that were less than 16.
     *
     * @param trainingSequences how many there are
     */
    public int batchSizeFor(int trainingSequences) {
        return Math.min(batchSize, Math.max(SMALLEST_BATCH_FORCED, trainingSequences / FEWEST_STEPS_AN_EPOCH));
    }
}
