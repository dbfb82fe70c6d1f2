package org.seqwise.evaluation;

/**
 * What the best model could reach where each sequence's true probability of a 1 is known, as it is of made data. The true probability
 * has the lowest expected log-loss (Gibbs' inequality) and, rising with the likelihood ratio, the highest expected area under the ROC
 * curve (Neyman and Pearson, 1933). On finite labels a model may pass either figure a little, by luck only.
 *
 * @param rocAuc area under the ROC curve in [0, 1]; {@code NaN} for one class
 * @param logLoss mean log-loss in nats
 */
public record BestPossible(double rocAuc, double logLoss) {

    /**
     * Scores labels by the probabilities that they were drawn with.
     *
     * @param truth each sequence's true probability of a 1, and the label that came of it
     */
    public static BestPossible of(Scores truth) {
        // The threshold touches neither figure.
        Evaluation evaluation = Evaluation.of(truth, 0.5);
        return new BestPossible(evaluation.rocAuc(), evaluation.logLoss());
    }
}
