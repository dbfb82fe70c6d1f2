package org.seqwise.evaluation;

import java.util.Arrays;
import java.util.Random;

/** Seeded scores for tests. */
final class RandomScores {

    private RandomScores() {}

    /** Returns n scores of which each is one of 0, 1/levels, ..., 1, and is likelier a 1 the higher it is: few levels are many ties. */
    static Scores tied(long seed, int n, int levels) {
        Random random = new Random(seed);
        double[] probabilities = new double[n];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            probabilities[i] = (double) random.nextInt(levels + 1) / levels;
            labels[i] = random.nextDouble() < 0.2 + 0.6 * probabilities[i] ? 1 : 0;
        }
        return new Scores(probabilities, labels);
    }

    /** Returns n scores without ties to speak of, each the true probability of its label. */
    static Scores calibrated(long seed, int n) {
        Random random = new Random(seed);
        double[] probabilities = random.doubles(n).toArray();
        int[] labels = Arrays.stream(probabilities)
                .mapToInt(p -> random.nextDouble() < p ? 1 : 0)
                .toArray();
        return new Scores(probabilities, labels);
    }
}
