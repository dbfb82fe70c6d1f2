package org.seqwise.evaluation;

/** Leaves every probability as it is. */
public record NoCalibration() implements Calibrator {

    @Override
    public double calibrated(double probability) {
        return probability;
    }

    @Override
    public double[] calibrated(double[] probabilities) {
        return probabilities.clone();
    }
}
