package org.seqwise.data;

import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/** Where sequences are kept: on the heap, in mapped files, or as a view of others. Nothing in it changes; any thread may read. */
interface SequenceStorage {

    int size();

    /** Returns how many features a step has. */
    int width();

    int stepCount(int index);

    /** Returns the number of steps of all together. */
    long totalSteps();

    /** Appends a sequence's steps, row after row, to a buffer with room for them. */
    void copyTo(int index, FloatBuffer target);

    /** Returns one value; a place that holds steps as they are does so without copying the sequence. */
    default float value(int index, int step, int feature) {
        return new StepScan().read(this, index)[step * width() + feature];
    }

    String id(int index);

    boolean isLabeled();

    /** Returns 0 or 1; without meaning where there are no labels. */
    int label(int index);

    boolean isWeighted();

    /** Returns the weight, 1 where there are none. */
    float weight(int index);

    boolean isGrouped();

    /** Returns the group, or null where there are none. */
    @Nullable
    String group(int index);

    boolean isTimed();

    /** Returns the time of the first step, NaN where times are not known. */
    double start(int index);

    /** Returns the time of the last step, or of a later one that says the label, NaN where times are not known. */
    double end(int index);

    /** Returns how many values are NaN. */
    long missingCount();

    /** Returns the chosen sequences; on the heap as a copy, so that the rest can be freed, elsewhere as a view. */
    default SequenceStorage select(Selection chosen) {
        return new SelectedStorage(this, chosen);
    }

    /** Returns the same sequences with what becomes of their steps; on the heap as a copy, elsewhere as a view. */
    default SequenceStorage transformed(StepTransform transform) {
        return new TransformedStorage(this, transform);
    }

    /** Returns the same sequences with the steps that are read of them; on the heap as a copy, elsewhere as a view. */
    default SequenceStorage reading(ReadSteps rule) {
        return new ReadStepsStorage(this, rule);
    }

    /** Returns all of a sequence. */
    default SequenceDetails details(int index) {
        return new SequenceDetails(
                id(index),
                isLabeled() ? label(index) : SequenceSink.UNLABELED,
                weight(index),
                group(index),
                start(index),
                end(index));
    }
}
