package org.seqwise.evaluation;

import org.seqwise.data.InvalidInputException;

/**
 * What a training makes small: binary cross-entropy in which the classes may count unlike, labels may be smoothed (Szegedy et al. 2016,
 * section 7) and a sequence may count the less the surer the model already is of its label (Lin et al. 2017, equation 5). For a logit
 * {@code x}, {@code p = sigmoid(x)} and a label {@code y} it is
 *
 * <pre>positiveWeight * s * (1 - p)^focalGamma * softplus(-x) + negativeWeight * (1 - s) * p^focalGamma * softplus(x)
 * s = y * (1 - labelSmoothing) + labelSmoothing / 2</pre>
 *
 * <p>in the mean over the sequences that the training is dealt. Each of the three moves the best logit away from the log-odds in the data,
 * and so does dealing 1s more often than the data has them; {@link Logits#probability(double, Objective)} leads back.
 *
 * @param positiveWeight what a 1 counts, positive
 * @param negativeWeight what a 0 counts, positive
 * @param labelSmoothing in [0, 1); 0 leaves labels as they are
 * @param focalGamma how much sure sequences fade, not negative; 0 for plain cross-entropy
 * @param oversampling how many times as often as a 0 of the data a 1 is dealt, positive; 1 for data as they are. It is as a weight of 1s
 *     before labels are smoothed
 */
public record Objective(
        double positiveWeight, double negativeWeight, double labelSmoothing, double focalGamma, double oversampling) {

    /** Plain binary cross-entropy. */
    public static final Objective CROSS_ENTROPY = weighted(1);

    /** Checks every range. */
    public Objective {
        requirePositive("positiveWeight", positiveWeight);
        requirePositive("negativeWeight", negativeWeight);
        InvalidInputException.require(
                labelSmoothing >= 0 && labelSmoothing < 1,
                "labelSmoothing (%s) must be at least 0 and below 1.",
                labelSmoothing);
        InvalidInputException.require(
                focalGamma >= 0 && Float.isFinite((float) focalGamma),
                "focalGamma (%s) must not be negative, and finite; 0 is plain cross-entropy.",
                focalGamma);
        requirePositive("oversampling", oversampling);
    }

    /** Is of data dealt as they are; see the record for the rest. */
    public Objective(double positiveWeight, double negativeWeight, double labelSmoothing, double focalGamma) {
        this(positiveWeight, negativeWeight, labelSmoothing, focalGamma, 1);
    }

    // As the engines compute it, in single precision: 1e-46 is 0 there.
    private static void requirePositive(String name, double weight) {
        InvalidInputException.require(
                (float) weight > 0 && Float.isFinite((float) weight),
                "%s (%s) must be positive and finite.",
                name,
                weight);
    }

    /** Returns cross-entropy in which a 1 counts as many 0s. */
    public static Objective weighted(double positiveWeight) {
        return new Objective(positiveWeight, 1, 0, 0);
    }

    /**
     * Returns focal loss with the paper's two numbers.
     *
     * @param gamma how much sure sequences fade; 2 in the paper
     * @param alpha what a 1 counts, in (0, 1), a 0 counting the rest to 1; 0.25 in the paper
     * @param labelSmoothing in [0, 1); none in the paper
     */
    public static Objective focal(double gamma, double alpha, double labelSmoothing) {
        InvalidInputException.require(alpha > 0 && alpha < 1, "alpha (%s) must be above 0 and below 1.", alpha);
        return new Objective(alpha, 1 - alpha, labelSmoothing, gamma);
    }

    /**
     * Returns the same objective over other sequences.
     *
     * @param ratio how many times as often as a 0 of the data a 1 is dealt, positive
     */
    public Objective oversampled(double ratio) {
        return new Objective(positiveWeight, negativeWeight, labelSmoothing, focalGamma, ratio);
    }
}
