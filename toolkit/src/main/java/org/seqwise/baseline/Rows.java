package org.seqwise.baseline;

import org.seqwise.data.Sequences;
import org.seqwise.data.StepScan;

/** A fixed number of figures for each sequence, however long it is. */
interface Rows {

    /**
     * Returns how many figures a sequence has.
     *
     * @param featureCount features of a step
     */
    int width(int featureCount);

    /**
     * Finds the figures of one sequence.
     *
     * @param values (steps, features), float32, row after row; what follows is not the sequence's
     * @param steps how many steps it has, at least 1
     * @param row (width), gets the figures
     */
    void fill(float[] values, int steps, double[] row);

    /**
     * Returns the figures of sequences from one to another.
     *
     * @param sequences prepared
     * @param from the first, inclusive
     * @param to the last, exclusive
     * @return (to - from, width), float64
     */
    default double[][] of(Sequences sequences, int from, int to) {
        double[][] rows = new double[to - from][width(sequences.featureCount())];
        StepScan scan = new StepScan();
        for (int i = from; i < to; i++) {
            fill(scan.read(sequences, i), sequences.stepCount(i), rows[i - from]);
        }
        return rows;
    }
}
