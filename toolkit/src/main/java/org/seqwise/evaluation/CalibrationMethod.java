package org.seqwise.evaluation;

import java.util.Locale;
import org.seqwise.data.InvalidInputException;

/**
 * How a {@link Calibrator} is fitted. It does not matter what the weights of a part add up to: they are scaled to as many as there are sequences
 * of positive weight.
 */
public enum CalibrationMethod {
    /** Not at all. */
    NONE {
        @Override
        Calibrator fit(CalibrationSample sample) {
            return Calibrator.none();
        }
    },
    /**
     * A line through the log-odds, two numbers, by Platt (1999) with his smoothed labels: enough for probabilities that are too high or too certain
     * throughout, and safe on few sequences. It keeps the order of sequences.
     */
    PLATT {
        @Override
        Calibrator fit(CalibrationSample sample) {
            return LogitFit.platt(sample);
        }
    },
    /**
     * A rate for each block of neighbours, by pooling adjacent violators (Zadrozny and Elkan, 2002): mends any shape, and wants a thousand sequences
     * or more. It may make neighbours equal.
     */
    ISOTONIC {
        @Override
        Calibrator fit(CalibrationSample sample) {
            return IsotonicFit.of(sample);
        }
    },
    /**
     * A factor for the log-odds, one number, by Guo et al. (2017), with Platt's smoothed labels, so that it stays finite where both classes are
     * parted: makes probabilities more or less certain, and leaves 0.5 and the order of sequences as they are. It leaves all as it is where
     * nothing is gained.
     */
    TEMPERATURE {
        @Override
        Calibrator fit(CalibrationSample sample) {
            return LogitFit.temperature(sample);
        }
    };

    abstract Calibrator fit(CalibrationSample sample);

    /**
     * Fits a calibrator.
     *
     * @param scores what the model says of sequences that it did not learn from, and their labels; of one class too
     * @param weights (sequences), what each counts, not negative, not all 0
     * @throws InvalidInputException if there are not as many weights as scores, or a weight is out of range
     */
    public Calibrator fit(Scores scores, float[] weights) {
        return fit(CalibrationSample.of(scores, weights));
    }

    /** Returns the name in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
