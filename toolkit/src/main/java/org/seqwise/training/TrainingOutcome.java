package org.seqwise.training;

/**
 * How a training went; the block holds the best weights.
 *
 * @param epochs how many were run, those of the training that this one went on from among them
 * @param bestEpoch the one whose weights were kept, from 1
 * @param seconds training and validation together
 * @param trainSequencesPerSecond sequences learned from per second of training alone
 * @param batchSize sequences a step
 * @param rollbacks how often it was rolled back, each time halving its rate, see {@link DivergenceRule}
 * @param validationProbabilities of the validation sequences with the kept weights, corrected for the objective, in their order
 * @param state where the training stood when the kept weights were made
 */
public record TrainingOutcome(
        int epochs,
        int bestEpoch,
        double seconds,
        double trainSequencesPerSecond,
        int batchSize,
        int rollbacks,
        double[] validationProbabilities,
        TrainingState state) {

    /** Copies the probabilities. */
    public TrainingOutcome {
        validationProbabilities = validationProbabilities.clone();
    }

    /** Returns a copy of the validation probabilities, each in [0, 1]. */
    @Override
    public double[] validationProbabilities() {
        return validationProbabilities.clone();
    }
}
