package org.seqwise.training;

import org.seqwise.data.InvalidInputException;

/**
 * What a training is told.
 *
 * @param optimizer which
 * @param learningRate the size of a step, positive
 * @param batchSize sequences a step, positive
 * @param epochs the most passes over the training part, positive
 * @param patience epochs without progress after which it stops, positive
 * @param positiveWeight what a 1 counts beside a 0, positive
 * @param seed where every draw comes from
 */
public record TrainingSettings(
        OptimizerChoice optimizer,
        double learningRate,
        int batchSize,
        int epochs,
        int patience,
        double positiveWeight,
        long seed) {

    private static final int SMALLEST_BATCH_FORCED = 16;
    private static final int FEWEST_STEPS_AN_EPOCH = 20;

    /** Checks every range. */
    public TrainingSettings {
        require(isPositive((float) learningRate), "learningRate", learningRate);
        require(batchSize > 0, "batchSize", batchSize);
        require(epochs > 0, "epochs", epochs);
        require(patience > 0, "patience", patience);
        require(isPositive((float) positiveWeight), "positiveWeight", positiveWeight);
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
