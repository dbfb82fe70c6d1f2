package org.seqwise.evaluation;

import java.util.Map;
import org.seqwise.data.ClassBalance;
import org.seqwise.data.InvalidInputException;

/**
 * How good probabilities are: in order (the areas), in value (log-loss, Brier), and once a threshold makes a yes or a no of them.
 *
 * @param rocAuc area under the ROC curve, ties counting half, in [0, 1]; {@code NaN} for one class
 * @param prAuc area under the precision-recall curve as average precision, in [0, 1]; {@code NaN} where there is no 1
 * @param logLoss mean of -ln of the probability given to the true label, in nats; that probability is clipped to [1e-15, 1 - 1e-15], so
 *     that one certain error costs 34.5 and not infinity
 * @param brier mean squared difference of probability and label, in [0, 1] (Brier, 1950)
 * @param threshold in [0, 1]; a probability at or above it is called 1
 * @param confusion the counts at the threshold
 */
public record Evaluation(
        double rocAuc, double prAuc, double logLoss, double brier, double threshold, ConfusionMatrix confusion) {

    private static final double SMALLEST_LIKELIHOOD = 1e-15;

    /**
     * Evaluates scores.
     *
     * @param scores probabilities and labels
     * @param threshold in [0, 1], chosen on other data, for instance by a {@link ThresholdRule}
     * @throws InvalidInputException if the threshold is out of range
     */
    public static Evaluation of(Scores scores, double threshold) {
        FixedThreshold.requireInRange(threshold);
        RankedScores ranked = RankedScores.of(scores);
        return new Evaluation(
                ranked.rocAuc(),
                ranked.averagePrecision(),
                logLoss(scores),
                brier(scores),
                threshold,
                ConfusionMatrix.of(scores, threshold));
    }

    /** Returns how many sequences were scored. */
    public int n() {
        return confusion.n();
    }

    /** Returns how many labels are 1. */
    public int positives() {
        return confusion.positives();
    }

    /** Returns the share of 1s among the labels, in [0, 1]. */
    public double positiveRate() {
        return (double) positives() / n();
    }

    /**
     * Returns the log-loss of always saying these labels' own positive rate p, in nats: the entropy -(p ln p + (1 - p) ln(1 - p)), 0 for
     * one class. A model that is not below it has learned nothing about single sequences.
     */
    public double floorLogLoss() {
        return new ClassBalance(n() - positives(), positives()).floorLogLoss();
    }

    /** Returns {@link ConfusionMatrix#accuracy()} at the threshold. */
    public double accuracy() {
        return confusion.accuracy();
    }

    /** Returns {@link ConfusionMatrix#balancedAccuracy()} at the threshold. */
    public double balancedAccuracy() {
        return confusion.balancedAccuracy();
    }

    /** Returns {@link ConfusionMatrix#precision()} at the threshold. */
    public double precision() {
        return confusion.precision();
    }

    /** Returns {@link ConfusionMatrix#recall()} at the threshold. */
    public double recall() {
        return confusion.recall();
    }

    /** Returns {@link ConfusionMatrix#f1()} at the threshold. */
    public double f1() {
        return confusion.f1();
    }

    /** Returns {@link ConfusionMatrix#mcc()} at the threshold. */
    public double mcc() {
        return confusion.mcc();
    }

    /** Returns the figures in aligned lines, for people. */
    @Override
    public String toString() {
        return EvaluationText.of(this, Map.of());
    }

    private static double logLoss(Scores scores) {
        double sum = 0;
        for (int i = 0; i < scores.n(); i++) {
            sum += logLoss(scores, i);
        }
        return sum / scores.n();
    }

    /**
     * Returns the log-loss where sequences count more and less: the mean of {@link #logLoss()} by their weights, in nats.
     *
     * @param scores probabilities and labels
     * @param weights (sequences), not negative, not all 0
     */
    public static double weightedLogLoss(Scores scores, float[] weights) {
        InvalidInputException.require(
                weights.length == scores.n(),
                "%d weights of %d scores differ in number; give each score one.",
                weights.length,
                scores.n());
        double sum = 0;
        double whole = 0;
        for (int i = 0; i < scores.n(); i++) {
            sum += weights[i] * logLoss(scores, i);
            whole += weights[i];
        }
        return sum / whole;
    }

    private static double logLoss(Scores scores, int index) {
        return logLoss(scores.probability(index), scores.label(index));
    }

    /** Returns -ln of the probability given to a label, clipped as {@link #logLoss()} says. */
    static double logLoss(double probability, int label) {
        double likelihood = label == 1 ? probability : 1 - probability;
        return -Math.log(Math.max(SMALLEST_LIKELIHOOD, Math.min(1 - SMALLEST_LIKELIHOOD, likelihood)));
    }

    private static double brier(Scores scores) {
        double sum = 0;
        for (int i = 0; i < scores.n(); i++) {
            double error = scores.probability(i) - scores.label(i);
            sum += error * error;
        }
        return sum / scores.n();
    }
}
