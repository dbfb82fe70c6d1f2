package org.seqwise.training;

import org.seqwise.data.InvalidInputException;

/**
 * Learning rates that grow by one factor from step to step.
 *
 * @param least the first, positive
 * @param most the last, above the first
 * @param steps how many, at least 20
 */
public record RateGrid(double least, double most, int steps) {

    /** A hundred rates from 0.00001 to 10: what is below teaches nothing in so few steps, and what is above destroys. */
    public static final RateGrid DEFAULT = new RateGrid(1e-5, 10, 100);

    static final int FEWEST = 20;

    /** Checks every range. */
    public RateGrid {
        InvalidInputException.require(
                (float) least > 0 && least < most && Float.isFinite((float) most),
                "The rates (%s to %s) must be positive and finite, and the least below the most.",
                least,
                most);
        InvalidInputException.require(
                steps >= FEWEST, "steps (%d) must be at least %d, or the loss is all noise.", steps, FEWEST);
    }

    /** Returns the rate of a step, from 0. */
    public double rate(int step) {
        return least * Math.pow(most / least, (double) step / (steps - 1));
    }
}
