package org.seqwise.evaluation;

import static org.seqwise.data.InvalidInputException.require;

import java.util.Arrays;

/**
 * Rates at certain probabilities, never falling (Zadrozny and Elkan, 2002, <i>Transforming classifier scores into accurate multiclass probability
 * estimates</i>), in straight lines between them, so that sequences of different probabilities seldom become equal, and level beyond the
 * first and the last.
 *
 * @param places (rates), probabilities as the model says them, rising, in [0, 1]; at least one
 * @param rates (rates), what each becomes, not falling, in [0, 1]
 */
public record IsotonicCalibration(double[] places, double[] rates) implements Calibrator {

    /**
     * Copies both arrays and checks them.
     *
     * @throws org.seqwise.data.InvalidInputException if they are empty, not equally long or not in order
     */
    public IsotonicCalibration {
        places = places.clone();
        rates = rates.clone();
        require(
                places.length == rates.length && places.length > 0,
                "%d places and %d rates of a calibration must be as many, and at least one.",
                places.length,
                rates.length);
        for (int i = 0; i < places.length; i++) {
            require(
                    places[i] >= 0 && places[i] <= 1 && rates[i] >= 0 && rates[i] <= 1,
                    "place (%s) and rate (%s) %d of a calibration must lie in [0, 1].",
                    places[i],
                    rates[i],
                    i);
            require(
                    i == 0 || (places[i] > places[i - 1] && rates[i] >= rates[i - 1]),
                    "place (%s) %d of a calibration must be above the one before, and its rate (%s) not below.",
                    places[i],
                    i,
                    rates[i]);
        }
    }

    /** Returns a copy. */
    @Override
    public double[] places() {
        return places.clone();
    }

    /** Returns a copy. */
    @Override
    public double[] rates() {
        return rates.clone();
    }

    @Override
    public double calibrated(double probability) {
        if (Double.isNaN(probability)) {
            return probability;
        }
        int found = Arrays.binarySearch(places, probability);
        if (found >= 0) {
            return rates[found];
        }
        int above = -found - 1;
        if (above == 0 || above == places.length) {
            return rates[Math.min(above, places.length - 1)];
        }
        double part = (probability - places[above - 1]) / (places[above] - places[above - 1]);
        // Rounding must not lead beyond the upper rate, or the order might be lost.
        return Math.min(rates[above], rates[above - 1] + part * (rates[above] - rates[above - 1]));
    }

    /** Two are equal when all their places and rates are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof IsotonicCalibration that
                && Arrays.equals(places, that.places)
                && Arrays.equals(rates, that.rates);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(places) + Arrays.hashCode(rates);
    }

    /** Says how many there are. */
    @Override
    public String toString() {
        return "IsotonicCalibration[rates=" + rates.length + "]";
    }
}
