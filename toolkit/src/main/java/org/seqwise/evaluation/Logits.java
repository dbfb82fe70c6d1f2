package org.seqwise.evaluation;

import java.util.List;
import org.seqwise.data.InvalidInputException;

/**
 * From a model's logits to probabilities: the one sigmoid at the edge of the toolkit, and the way back from what a training asked for to
 * the data as they are.
 *
 * <p>Training with 1s that weigh {@code positiveWeight} times a 0 is training on data with that many times the 1s: it teaches the odds
 * times the weight. Dividing them by it again gives the probability in the data (Elkan, 2001, <i>The foundations of cost-sensitive
 * learning</i>, theorem 2; as a shift of the logit the prior correction of King and Zeng, 2001, <i>Logistic regression in rare events
 * data</i>, section 4.1).
 *
 * <p>In general a loss that has the slopes {@code l1'(x)} for a 1 and {@code l0'(x)} for a 0 is least in the mean at the logit {@code x}
 * where the rate of 1s is {@code l0'(x) / (l0'(x) - l1'(x))}.
 */
public final class Logits {

    /**
     * How near to 0 and 1, as a part of the smoothing, its straight way back ends. For models that err a little, anything from a fifth to a
     * twentieth costs less log-loss than to cut off at 0 and 1.
     */
    public static final double SMOOTHING_EDGE = 0.1;

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
     * Returns the probability of a 1 that a logit means after a training for an objective: the rate of 1s in the data at which that
     * logit makes the objective least. It grows with the logit, so that the order of sequences stays as it is.
     *
     * <p>For focal loss it is the closed form of Charoenphakdee et al. (2021), <i>On focal loss for class-posterior probability
     * estimation: a theoretical perspective</i>, for two classes. Smoothed labels are taken back exactly for rates at least labelSmoothing
     * / 10 from 0 and 1. Nearer to them a model's small errors would lead beyond; there the odds of the label keep their ratio to those of
     * the smoothed label, so that none becomes certain by it. What is left is the rate among the sequences that were dealt; from there to the
     * data it is the way back from a weight.
     *
     * @param logit what the model said; infinite is certain, {@code NaN} stays {@code NaN}
     * @param objective what the training made small
     * @return in [0, 1], never overflowing
     */
    public static double probability(double logit, Objective objective) {
        double ratio = objective.positiveWeight() / objective.negativeWeight();
        double logOdds = logOdds(logit, objective.focalGamma());
        if (objective.labelSmoothing() == 0) {
            // Both are factors of the odds, and the logit keeps the digits of small and of large ones.
            return probability(logOdds, ratio * objective.oversampling());
        }
        double dealt = unsmoothed(probability(logOdds, ratio), objective.labelSmoothing());
        return asInData(dealt, objective.oversampling());
    }

    /**
     * Returns the probabilities that many logits mean.
     *
     * @param logits float32, as {@link #probability(double, Objective)} takes one
     * @param objective what the training made small
     * @return in [0, 1], in the order of the logits
     */
    public static double[] probabilities(float[] logits, Objective objective) {
        double[] probabilities = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = probability(logits[i], objective);
        }
        return probabilities;
    }

    /**
     * Returns what an ensemble says: the mean of its members' corrected probabilities, as of a mixture in which all weigh the same
     * (Lakshminarayanan et al., 2017, <i>Simple and scalable predictive uncertainty estimation using deep ensembles</i>, section 2.4).
     * They are added in the order of the members in float64, so that the mean is the same to the bit wherever the members are; that of one
     * member is its own.
     *
     * @param members one array for each member, at least one, each with a probability in [0, 1] for every sequence
     * @return in [0, 1], in the order of the sequences
     */
    public static double[] mean(List<double[]> members) {
        double[] mean = members.get(0).clone();
        for (double[] more : members.subList(1, members.size())) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += more[i];
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= members.size();
        }
        return mean;
    }

    /** Returns the probability of a label for that of the smoothed label, which is {@code p (1 - smoothing) + smoothing / 2}. */
    private static double unsmoothed(double probability, double smoothing) {
        if (probability > 0.5) {
            return 1 - unsmoothed(1 - probability, smoothing);
        }
        double edge = SMOOTHING_EDGE * smoothing;
        double smoothedEdge = edge * (1 - smoothing) + smoothing / 2;
        if (probability >= smoothedEdge) {
            return (probability - smoothing / 2) / (1 - smoothing);
        }
        double ratio = edge / (1 - edge) * (1 - smoothedEdge) / smoothedEdge;
        return ratio * probability / (1 - probability + ratio * probability);
    }

    /**
     * Returns the log-odds of a 1 at which focal loss without weights is least at a logit. Its slopes are {@code l0'(x) = p^gamma (p +
     * gamma (1 - p) softplus(x))} and {@code l1'(x) = -l0'(-x)}; the log of {@code l0' / -l1'} with p = sigmoid(x) divided out is
     *
     * <pre>(1 + gamma) x + ln(1 + gamma e^-x softplus(x)) - ln(1 + gamma e^x softplus(-x))</pre>
     *
     * <p>which is the logit itself for gamma 0, and odd.
     */
    private static double logOdds(double logit, double gamma) {
        double size = Math.abs(logit);
        double e = Math.exp(-size);
        // Both in the limit where e^-size is no number of double precision any more.
        double beyond = e == 0 ? 0 : e * (size + Math.log1p(e));
        double near = e == 0 ? 1 : Math.log1p(e) / e;
        double logOdds = (1 + gamma) * size + Math.log1p(gamma * beyond) - Math.log1p(gamma * near);
        return Math.copySign(logOdds, logit);
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
        return asInData(weighted, positiveWeight);
    }

    private static double asInData(double weighted, double positiveWeight) {
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
