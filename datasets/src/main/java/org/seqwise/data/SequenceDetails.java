package org.seqwise.data;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a sequence beside its steps.
 *
 * @param id what its owner calls it
 * @param label 1 for yes, 0 for no, or {@link SequenceSink#UNLABELED}
 * @param weight what it counts in training beside one of weight 1, not negative, finite; of no meaning without a label
 * @param group what it shares with others that must stay on its side of a split, such as a patient or a house; null where nothing is known
 * @param start the time of its first step: a number as the data has it, or seconds since 1970 for dates; NaN where it is not known
 * @param end the time of its last step, or of a later one that says its label, likewise
 */
public record SequenceDetails(
        String id, int label, float weight, @Nullable String group, double start, double end) {

    /** Checks the label and the weight. */
    public SequenceDetails {
        Objects.requireNonNull(id, "id");
        InvalidInputException.require(
                label == 0 || label == 1 || label == SequenceSink.UNLABELED,
                "label (%d) of sequence '%s' must be 0 or 1.",
                label,
                id);
        InvalidInputException.require(
                weight >= 0 && Float.isFinite(weight),
                "weight (%s) of sequence '%s' must not be negative, and finite; 1 counts once.",
                weight,
                id);
        InvalidInputException.require(
                Double.isNaN(start) == Double.isNaN(end) && !(start > end),
                "Sequence '%s' starts at %s and ends at %s; both must be known or neither, and in this order.",
                id,
                start,
                end);
    }

    /** Has no group and no times. */
    public SequenceDetails(String id, int label, float weight) {
        this(id, label, weight, null, Double.NaN, Double.NaN);
    }

    /** Has weight 1, no group and no times. */
    public SequenceDetails(String id, int label) {
        this(id, label, 1);
    }

    /** Returns whether the answer is known. */
    public boolean isLabeled() {
        return label != SequenceSink.UNLABELED;
    }

    /** Returns whether the times of its first and last step are known. */
    public boolean isTimed() {
        return !Double.isNaN(start);
    }
}
