package org.seqwise.explanation;

import org.seqwise.data.InvalidInputException;

/**
 * How thorough an explanation is.
 *
 * @param repeats how often each feature and each step is replaced, by other draws
 * @param permuted how many sequences at most the replacing is tried on
 * @param points at how many points between the baseline and a sequence the gradient is taken
 * @param attributed how many of those sequences at most are attributed number by number
 * @param seed of which sequences are taken and of what replaces what
 */
public record ExplanationSettings(int repeats, int permuted, int points, int attributed, long seed) {

    /** Five repeats over 10,000 sequences, 50 points for each of 500, seed 42. */
    public static final ExplanationSettings DEFAULT = new ExplanationSettings(5, 10_000, 50, 500, 42);

    private static final int MOST_POINTS = 10_000;

    /** Checks the numbers. */
    public ExplanationSettings {
        requirePositive("repeats", repeats);
        requirePositive("permuted", permuted);
        InvalidInputException.require(
                points > 0 && points <= MOST_POINTS, "points (%d) must lie in 1 to %d.", points, MOST_POINTS);
        requirePositive("attributed", attributed);
    }

    private static void requirePositive(String name, int number) {
        InvalidInputException.require(number > 0, "%s (%d) must be positive.", name, number);
    }

    /** Starts with {@link #DEFAULT}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ExplanationSettings}. */
    public static final class Builder {

        private int repeats = DEFAULT.repeats;
        private int permuted = DEFAULT.permuted;
        private int points = DEFAULT.points;
        private int attributed = DEFAULT.attributed;
        private long seed = DEFAULT.seed;

        private Builder() {}

        /** Sets how often each feature and each step is replaced. */
        public Builder repeats(int number) {
            repeats = number;
            return this;
        }

        /** Sets how many sequences at most the replacing is tried on. */
        public Builder permuted(int most) {
            permuted = most;
            return this;
        }

        /** Sets at how many points between the baseline and a sequence the gradient is taken. */
        public Builder points(int number) {
            points = number;
            return this;
        }

        /** Sets how many sequences at most are attributed number by number. */
        public Builder attributed(int most) {
            attributed = most;
            return this;
        }

        /** Sets the seed of all draws. */
        public Builder seed(long number) {
            seed = number;
            return this;
        }

        /** Returns the settings. */
        public ExplanationSettings build() {
            return new ExplanationSettings(repeats, permuted, points, attributed, seed);
        }
    }
}
