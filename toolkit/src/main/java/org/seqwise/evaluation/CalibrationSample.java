package org.seqwise.evaluation;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.seqwise.data.InvalidInputException;

/**
 * What a calibrator is fitted on, the sequences of weight 0 left away.
 *
 * @param probabilities (sequences), in [0, 1]; not copied
 * @param labels (sequences), 0 or 1; not copied
 * @param weights (sequences), positive, 1 in the mean; not copied
 */
record CalibrationSample(double[] probabilities, int[] labels, double[] weights) {

    static CalibrationSample of(Scores scores, float[] weights) {
        InvalidInputException.require(
                weights.length == scores.n(),
                "%d weights of %d scores differ in number; give each score one.",
                weights.length,
                scores.n());
        for (float weight : weights) {
            InvalidInputException.require(
                    weight >= 0 && weight < Float.POSITIVE_INFINITY,
                    "A weight (%s) must not be negative, and finite.",
                    weight);
        }
        int[] kept = IntStream.range(0, scores.n()).filter(i -> weights[i] > 0).toArray();
        InvalidInputException.require(
                kept.length > 0, "All %d weights are 0; to calibrate, one must be more.", weights.length);
        double mean = IntStream.of(kept).mapToDouble(i -> weights[i]).sum() / kept.length;
        return new CalibrationSample(
                IntStream.of(kept).mapToDouble(scores::probability).toArray(),
                IntStream.of(kept).map(scores::label).toArray(),
                IntStream.of(kept).mapToDouble(i -> weights[i] / mean).toArray());
    }

    int n() {
        return labels.length;
    }

    /** Returns how much the sequences of one class weigh together. */
    double weightOf(int label) {
        return IntStream.range(0, n())
                .filter(i -> labels[i] == label)
                .mapToDouble(i -> weights[i])
                .sum();
    }

    /** Returns whether all sequences have the same probability. */
    boolean isLevel() {
        return DoubleStream.of(probabilities).allMatch(p -> p == probabilities[0]);
    }

    /** Returns the log-loss of a calibrator, in nats, as {@link Evaluation} has it. */
    double logLoss(Calibrator calibrator) {
        double sum = 0;
        for (int i = 0; i < n(); i++) {
            sum += weights[i] * Evaluation.logLoss(calibrator.calibrated(probabilities[i]), labels[i]);
        }
        return sum / n();
    }
}
