package org.seqwise.data;

import java.util.Arrays;
import java.util.Objects;

/**
 * One sequence and its answer.
 *
 * @param id what its owner calls it
 * @param steps (steps, features), float32, oldest step first, at least one step
 * @param label 1 for yes, 0 for no
 * @param weight what it counts in training beside one of weight 1, not negative, finite
 */
public record LabeledSequence(String id, float[][] steps, int label, float weight) {

    /** Has weight 1. */
    public LabeledSequence(String id, float[][] steps, int label) {
        this(id, steps, label, 1);
    }

    /** Copies the steps and checks that they are a rectangle, the label is 0 or 1 and the weight in its range. */
    public LabeledSequence {
        Objects.requireNonNull(id, "id");
        steps = copy(steps);
        requireLabelAndWeight(id, label, weight);
        InvalidInputException.require(steps.length > 0, "Sequence '%s' has no step; it must have at least one.", id);
        for (float[] step : steps) {
            InvalidInputException.require(
                    step.length == steps[0].length,
                    "Sequence '%s' has steps of %d and of %d values; all must have the same features.",
                    id,
                    steps[0].length,
                    step.length);
        }
    }

    static void requireLabelAndWeight(String id, int label, float weight) {
        InvalidInputException.require(
                label == 0 || label == 1, "label (%d) of sequence '%s' must be 0 or 1.", label, id);
        InvalidInputException.require(
                weight >= 0 && Float.isFinite(weight),
                "weight (%s) of sequence '%s' must not be negative, and finite; 1 counts once.",
                weight,
                id);
    }

    /** Returns a copy of the steps, (steps, features). */
    @Override
    public float[][] steps() {
        return copy(steps);
    }

    /** Returns how many steps the sequence has. */
    public int stepCount() {
        return steps.length;
    }

    /** Two are equal when their ids, labels, weights and all their values are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof LabeledSequence that
                && id.equals(that.id)
                && label == that.label
                && weight == that.weight
                && Arrays.deepEquals(steps, that.steps);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, label, weight, Arrays.deepHashCode(steps));
    }

    private static float[][] copy(float[][] steps) {
        return Arrays.stream(steps).map(float[]::clone).toArray(float[][]::new);
    }
}
