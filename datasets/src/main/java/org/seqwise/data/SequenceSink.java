package org.seqwise.data;

import java.util.List;

/** Where a reader puts sequences, one after the other; all have the same features. */
public interface SequenceSink {

    /** The label of a sequence whose answer is not known. */
    int UNLABELED = -1;

    /**
     * Takes one sequence.
     *
     * @param details its id, label and what else is known of it
     * @param source values, row after row, finite; NaN is a missing value, which a sink may refuse; copied, so that the caller may use the
     *     array again
     * @param from where in the source the first step begins
     * @param steps how many steps to take, at least 1
     * @throws InvalidInputException if a value may not be there, or there is no step
     */
    void accept(SequenceDetails details, float[] source, int from, int steps);

    /** Takes one sequence with a weight, of no group and no time. */
    default void accept(String id, float[] source, int from, int steps, int label, float weight) {
        accept(new SequenceDetails(id, label, weight), source, from, steps);
    }

    /** Takes one sequence of weight 1, of no group and no time. */
    default void accept(String id, float[] source, int from, int steps, int label) {
        accept(id, source, from, steps, label, 1);
    }

    /**
     * Takes the names of a feature's categories: its values are their places in this list. A reader that met text where numbers usually are
     * says so once, after the last sequence. A sink that keeps no names does nothing.
     *
     * @param feature its place among the features
     * @param names in the order of their places, all different
     */
    default void categories(int feature, List<String> names) {}
}
