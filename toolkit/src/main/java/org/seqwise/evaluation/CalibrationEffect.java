package org.seqwise.evaluation;

import java.util.Locale;

/**
 * What a calibrator did to the sequences that it was fitted on; of others less is to be expected.
 *
 * @param method how it was fitted
 * @param logLossBefore in nats, by weight
 * @param logLossAfter in nats, by weight
 * @param expectedErrorBefore {@link Calibration#expectedError}, each sequence counting once
 * @param expectedErrorAfter the same of the calibrated probabilities
 */
public record CalibrationEffect(
        CalibrationMethod method,
        double logLossBefore,
        double logLossAfter,
        double expectedErrorBefore,
        double expectedErrorAfter) {

    /**
     * Compares scores before and after.
     *
     * @param weights (sequences), what each counts in the log-loss
     */
    public static CalibrationEffect of(CalibrationMethod method, Scores before, Scores after, float[] weights) {
        return new CalibrationEffect(
                method,
                Evaluation.weightedLogLoss(before, weights),
                Evaluation.weightedLogLoss(after, weights),
                Calibration.of(before).expectedError(),
                Calibration.of(after).expectedError());
    }

    /** Returns a line for people. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: log-loss %.4f -> %.4f, expected calibration error %.4f -> %.4f on the validation part it was fitted on",
                method,
                logLossBefore,
                logLossAfter,
                expectedErrorBefore,
                expectedErrorAfter);
    }
}
