package org.seqwise.parity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Few choices of values, one a factor, in which every two values of any two factors meet at least once (pairwise testing; Cohen et al. 1997,
 * "The AETG system"). Greedy: each choice begins with a pair that has not met and takes, factor by factor, the value that lets most new pairs
 * meet.
 */
final class PairwiseCovering {

    private static final int OPEN = -1;

    private final int[] sizes;
    /** Whether value b of factor a has met value d of factor c, at [a][b][c][d], for a below c. */
    private final boolean[][][][] met;

    private PairwiseCovering(int[] sizes) {
        this.sizes = sizes;
        met = new boolean[sizes.length][][][];
        for (int a = 0; a < sizes.length; a++) {
            met[a] = new boolean[sizes[a]][sizes.length][];
            for (int b = 0; b < sizes[a]; b++) {
                for (int c = a + 1; c < sizes.length; c++) {
                    met[a][b][c] = new boolean[sizes[c]];
                }
            }
        }
    }

    /**
     * Returns the choices, each with the index of a value a factor; the same ones for the same sizes.
     *
     * @param sizes how many values each factor has
     */
    static List<int[]> of(int... sizes) {
        PairwiseCovering covering = new PairwiseCovering(sizes);
        List<int[]> choices = new ArrayList<>();
        for (int[] choice = covering.next(); choice.length > 0; choice = covering.next()) {
            choices.add(choice);
        }
        return choices;
    }

    /** Returns the next choice; an empty one where all pairs have met. */
    private int[] next() {
        int[] choice = new int[sizes.length];
        Arrays.fill(choice, OPEN);
        if (!begin(choice)) {
            return new int[0];
        }
        for (int factor = 0; factor < sizes.length; factor++) {
            if (choice[factor] == OPEN) {
                choice[factor] = best(choice, factor);
            }
        }
        for (int c = 0; c < sizes.length; c++) {
            for (int a = 0; a < c; a++) {
                met[a][choice[a]][c][choice[c]] = true;
            }
        }
        return choice;
    }

    private boolean begin(int[] choice) {
        for (int a = 0; a < sizes.length; a++) {
            for (int b = 0; b < sizes[a]; b++) {
                for (int c = a + 1; c < sizes.length; c++) {
                    for (int d = 0; d < sizes[c]; d++) {
                        if (!met[a][b][c][d]) {
                            choice[a] = b;
                            choice[c] = d;
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private int best(int[] choice, int factor) {
        int best = 0;
        int most = -1;
        for (int value = 0; value < sizes[factor]; value++) {
            int fresh = fresh(choice, factor, value);
            if (fresh > most) {
                most = fresh;
                best = value;
            }
        }
        return best;
    }

    private int fresh(int[] choice, int factor, int value) {
        int fresh = 0;
        for (int other = 0; other < sizes.length; other++) {
            if (choice[other] != OPEN && other != factor) {
                boolean before = other < factor
                        ? met[other][choice[other]][factor][value]
                        : met[factor][value][other][choice[other]];
                fresh += before ? 0 : 1;
            }
        }
        return fresh;
    }
}
