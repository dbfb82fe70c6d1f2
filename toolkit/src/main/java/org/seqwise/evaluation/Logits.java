package org.seqwise.evaluation;

import org.seqwise.data.InvalidInputException;

/**
 * From a model's logits to probabilities: the one sigmoid at the edge of the toolkit. Training with 1s that weigh {@code positiveWeight}
 * times a 0 is training on data with that many times the 1s: it teaches the odds times the weight. Dividing them by it again gives the
 * probability in the data as they are (Elkan, 2001, <i>The foundations of cost-sensitive learning</i>, theorem 2; as a shift of the logit
 * the prior correction of King and Zeng, 2001, <i>Logistic regression in rare events data</i>, section 4.1).
 */
public final class Logits {

    private Logits() {}

    /**
     * Returns the probability of a 1 that a logit means: sigmoid(logit - ln positiveWeight).
     *
     * @param logit what the model said, its log-odds of a 1 under the weight; infinite is certain, {@code NaN} stays {@code NaN}
     * @param positiveWeight what a 1 weighed in training, as a multiple of a 0; 1 where nothing was weighed
     * @return in [0, 1], never overflowing
     * @throws InvalidInputException if the weight is not positive and finite
     */
    public static double probability(double logit, double positiveWeight) {
        requireWeight(positiveWeight);
        double logOdds = logit - Math.log(positiveWeight);
        // The exponential of a number at most 0 cannot overflow, and keeps the digits of a small probability.
        double e = Math.exp(-Math.abs(logOdds));
        return logOdds >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /**
     * Returns the probability in the data as they are for one learned under a weight: p = q / (q + positiveWeight (1 - q)).
     *
     * @param weighted q, the probability of a 1 that the weighted training taught, in [0, 1]
     * @param positiveWeight what a 1 weighed in training, as a multiple of a 0
     * @return in [0, 1]
     * @throws InvalidInputException if the probability is out of range or the weight not positive and finite
     */
    public static double unweighted(double weighted, double positiveWeight) {
        requireWeight(positiveWeight);
        if (!(weighted >= 0 && weighted <= 1)) {
            InvalidInputException.require(
                    false,
                    "probability (%s) must lie in [0, 1]. Maybe it is a logit: see Logits.probability.",
                    weighted);
        }
        return weighted / (weighted + positiveWeight * (1 - weighted));
    }

    private static void requireWeight(double positiveWeight) {
        // The message's argument is boxed: only once the rule is broken, for this runs once a score.
        if (!(positiveWeight > 0 && positiveWeight < Double.POSITIVE_INFINITY)) {
            InvalidInputException.require(
                    false,
                    "positiveWeight (%s) must be positive and finite; 1 weighs both classes alike.",
                    positiveWeight);
        }
    }
}
