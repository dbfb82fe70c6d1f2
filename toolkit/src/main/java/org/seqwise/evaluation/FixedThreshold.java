package org.seqwise.evaluation;

import org.seqwise.data.InvalidInputException;

/**
 * The rule that always chooses one number.
 *
 * @param threshold in [0, 1]
 */
record FixedThreshold(double threshold) implements ThresholdRule {

    FixedThreshold {
        requireInRange(threshold);
        // -0.0 + 0.0 is 0.0: the name of -0.0 would not be read back as the same rule.
        threshold += 0.0;
    }

    static void requireInRange(double threshold) {
        InvalidInputException.require(
                threshold >= 0 && threshold <= 1,
                "threshold (%s) must lie in [0, 1]; 0.5 calls the likelier class.",
                threshold);
    }

    @Override
    public double choose(Scores validation) {
        return threshold;
    }

    @Override
    public String name() {
        return Double.toString(threshold);
    }

    @Override
    public String toString() {
        return name();
    }
}
