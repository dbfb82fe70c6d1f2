package org.seqwise.benchmark;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/**
 * Several things measured in turn, round after round, so that a machine that is slow for a while is so for all of them. Every second round runs
 * backwards: none is always the first.
 */
final class Interleaved {

    private final double[][] figures;

    private Interleaved(double[][] figures) {
        this.figures = figures;
    }

    /** Measures everything once a round. */
    static Interleaved of(int rounds, DoubleSupplier... what) {
        double[][] figures = new double[what.length][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < what.length; i++) {
                int which = round % 2 == 0 ? i : what.length - 1 - i;
                figures[which][round] = what[which].getAsDouble();
            }
        }
        return new Interleaved(figures);
    }

    /** Returns the median of one thing's figures. */
    double median(int which) {
        return median(figures[which]);
    }

    /** Returns the median of the rounds' own ratios. */
    double ratio(int of, int to) {
        double[] ratios = new double[figures[of].length];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = figures[of][round] / figures[to][round];
        }
        return median(ratios);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
