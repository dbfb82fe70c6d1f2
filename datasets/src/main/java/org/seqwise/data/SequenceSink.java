package org.seqwise.data;

/** Where a reader puts sequences, one after the other; all have the same features. */
public interface SequenceSink {

    /** The label of a sequence whose answer is not known. */
    int UNLABELED = -1;

    /**
     * Takes one sequence.
     *
     * @param id what its owner calls it
     * @param source values, row after row, finite; copied, so that the caller may use the array again
     * @param from where in the source the first step begins
     * @param steps how many steps to take, at least 1
     * @param label 1, 0 or {@link #UNLABELED}
     * @param weight what it counts in training beside a sequence of weight 1, not negative; of no meaning without a label
     * @throws InvalidInputException if a value is not finite, or there is no step
     */
    void accept(String id, float[] source, int from, int steps, int label, float weight);

    /** Takes one sequence of weight 1. */
    default void accept(String id, float[] source, int from, int steps, int label) {
        accept(id, source, from, steps, label, 1);
    }
}
