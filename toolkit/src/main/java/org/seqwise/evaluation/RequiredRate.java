package org.seqwise.evaluation;

import org.seqwise.data.InvalidInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rule that keeps one of precision and recall at a level on validation scores, and makes the other as high as it can be.
 *
 * @param rate which is kept
 * @param least its level, in (0, 1]
 */
record RequiredRate(Rate rate, double least) implements ThresholdRule {

    private static final Logger LOG = LoggerFactory.getLogger(RequiredRate.class);

    private static final double WHERE_UNDEFINED = 0.5;

    RequiredRate {
        InvalidInputException.require(
                least > 0 && least <= 1, "The %s to keep (%s) must be above 0, and at most 1.", rate, least);
    }

    @Override
    public double choose(Scores validation) {
        if (validation.positives() == 0) {
            return WHERE_UNDEFINED;
        }
        double threshold = RankedScores.of(validation).bestThreshold(this::worth);
        double reached = rate.of(ConfusionMatrix.of(validation, threshold));
        if (reached < least) {
            LOG.warn(
                    "No threshold has a {} of {} on the validation part; the one with the highest, {}, is taken.",
                    rate,
                    least,
                    reached);
        }
        return threshold;
    }

    // What keeps the level is worth more than all that does not.
    private double worth(ConfusionMatrix matrix) {
        double kept = rate.of(matrix);
        // NaN where none is called 1: that keeps no precision.
        return kept >= least ? 1 + rate.other().of(matrix) : Double.isNaN(kept) ? -1 : kept - 1;
    }

    @Override
    public String name() {
        return rate.prefix() + least;
    }

    @Override
    public String toString() {
        return name();
    }

    /** What can be kept. */
    enum Rate {
        PRECISION("precision"),
        RECALL("recall");

        private final String text;

        Rate(String text) {
            this.text = text;
        }

        String prefix() {
            return text + "=";
        }

        double of(ConfusionMatrix matrix) {
            return this == PRECISION ? matrix.precision() : matrix.recall();
        }

        Rate other() {
            return this == PRECISION ? RECALL : PRECISION;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
