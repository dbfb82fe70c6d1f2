package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.training.loss.Loss;
import org.seqwise.evaluation.Objective;

/**
 * Focal loss on logits (Lin et al. 2017, equation 5), in which a sequence counts the less the surer the model already is of its label:
 *
 * <pre>mean(u * (positiveWeight * y * (1 - p)^gamma * softplus(-x) + negativeWeight * (1 - y) * p^gamma * softplus(x))),   p = sigmoid(x)</pre>
 *
 * <p>for logits {@code x (batch, 1)}, labels {@code y (batch, 1)}, smoothed as {@link WeightedBinaryCrossEntropy} smooths them, and weights of
 * sequences {@code u (batch, 1)}, 1 unless the labels come with them. The paper's alpha is {@code positiveWeight = alpha}, {@code negativeWeight
 * = 1 - alpha}. With gamma 0 it is {@link WeightedBinaryCrossEntropy}. The powers are computed as {@code p^gamma = e^(gamma * ln(p + 1e-37))}, so
 * that the gradient is finite at every logit and for every gamma, below 1 too.
 *
 * <p>With gamma above 0 the best probabilities are nearer to 0.5 than the rates that they foretell (Charoenphakdee et al. 2021); {@link
 * org.seqwise.evaluation.Logits#probability(double, Objective)} leads back to the rates.
 */
public final class FocalLoss extends Loss {

    private static final float SMALLEST = 1e-37f;

    private final float gamma;
    private final LabelWeighting weighting;

    /**
     * Has the paper's two numbers.
     *
     * @param gamma how much sure sequences fade, not negative; 2 in the paper
     * @param alpha what a 1 counts, in (0, 1), a 0 counting the rest to 1; 0.25 in the paper
     */
    public FocalLoss(double gamma, double alpha) {
        this(Objective.focal(gamma, alpha, 0));
    }

    /**
     * Weighs the classes freely and smooths the labels.
     *
     * @param gamma how much sure sequences fade, not negative
     * @param positiveWeight what a 1 counts, positive
     * @param negativeWeight what a 0 counts, positive
     * @param labelSmoothing in [0, 1)
     */
    public FocalLoss(double gamma, double positiveWeight, double negativeWeight, double labelSmoothing) {
        this(new Objective(positiveWeight, negativeWeight, labelSmoothing, gamma));
    }

    /** Makes an objective small; with {@link Objective#focalGamma()} 0, more slowly than {@link WeightedBinaryCrossEntropy} does. */
    public FocalLoss(Objective objective) {
        super("FocalLoss");
        gamma = (float) objective.focalGamma();
        weighting = new LabelWeighting(objective);
    }

    /**
     * Returns the mean loss of a batch.
     *
     * @param labels as {@link WeightedBinaryCrossEntropy#evaluate} takes them, the sequences' weights too
     * @param predictions logits {@code (batch, 1)} or {@code (batch)}, float32
     * @return a scalar
     */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        NDArray logit = predictions.singletonOrThrow();
        LabelWeighting.Shares shares = weighting.of(labels, logit.getShape());
        NDArray opposite = logit.neg();
        NDArray ofPositives = fading(opposite, shares.positives()).mul(Activation.softPlus(opposite));
        NDArray ofNegatives = fading(logit, shares.negatives()).mul(Activation.softPlus(logit));
        return ofPositives.add(ofNegatives).mean();
    }

    /** {@code share * sigmoid(x)^gamma}. */
    private NDArray fading(NDArray logit, NDArray share) {
        // Arrays and not numbers, made of one without gradient as the labels' shares are: see LabelWeighting.
        NDArray power = share.zerosLike().add(gamma);
        NDArray floor = share.zerosLike().add(SMALLEST);
        return Activation.sigmoid(logit).add(floor).log().mul(power).exp().mul(share);
    }
}
