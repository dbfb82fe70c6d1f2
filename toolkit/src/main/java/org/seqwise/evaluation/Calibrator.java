package org.seqwise.evaluation;

import java.util.Arrays;

/**
 * From the probabilities that a model says to those that came true on the sequences that it was fitted on. It never lets a lower probability
 * overtake a higher one. Plain Java in float64, so that it is the same to the bit on every engine.
 */
public sealed interface Calibrator permits NoCalibration, LogitCalibration, IsotonicCalibration {

    /** Returns one that leaves every probability as it is. */
    static Calibrator none() {
        return new NoCalibration();
    }

    /** Returns whether it is {@link #none}. */
    default boolean changesNothing() {
        return this instanceof NoCalibration;
    }

    /**
     * Returns what a probability becomes.
     *
     * @param probability of a 1, in [0, 1]; {@code NaN} stays {@code NaN}
     * @return in [0, 1]
     */
    double calibrated(double probability);

    /**
     * Returns what many become, in their order.
     *
     * @param probabilities of a 1, each in [0, 1]
     */
    default double[] calibrated(double[] probabilities) {
        return Arrays.stream(probabilities).map(this::calibrated).toArray();
    }

    /** Returns the scores with calibrated probabilities. */
    default Scores calibrated(Scores scores) {
        return new Scores(calibrated(scores.probabilities()), scores.labels());
    }
}
