package org.seqwise.baseline;

/** Learns from rows of figures. */
interface Learner {

    /**
     * Learns.
     *
     * @param rows (sequences, width), float64, finite
     * @param labels (sequences), 0 or 1, both of them
     * @param weights (sequences), positive
     */
    Learned fit(double[][] rows, int[] labels, float[] weights);

    /** What was learned. */
    interface Learned {

        /**
         * Returns the probability of a 1 for each row, in [0, 1].
         *
         * @param rows (sequences, width), float64, finite
         */
        double[] probabilities(double[][] rows);
    }
}
