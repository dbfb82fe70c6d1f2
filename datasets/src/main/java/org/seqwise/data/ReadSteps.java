package org.seqwise.data;

/**
 * Which steps a network reads of a sequence. All of them and no others, unless the model comes from where padding was data: then sequences
 * are filled up with steps of zeros in front, which are computed like any other, or steps that hold nothing but a certain value are left out.
 *
 * @param frontPadding how many steps every sequence is filled up to; a longer one is an error; 0 to fill up none
 * @param masking whether steps are left out all of whose features are {@code maskValue}, wherever they stand
 * @param maskValue finite; without meaning where nothing is left out
 */
public record ReadSteps(int frontPadding, boolean masking, float maskValue) {

    /** All steps that there are. */
    public static final ReadSteps ALL = new ReadSteps(0, false, 0);

    // A model's file may be a stranger's: what it fills up is bounded.
    private static final int MOST = 100_000;

    /** Checks the numbers. */
    public ReadSteps {
        InvalidInputException.require(
                frontPadding >= 0 && frontPadding <= MOST,
                "frontPadding (%d) must lie in [0, %d]; 0 is none.",
                frontPadding,
                MOST);
        InvalidInputException.require(
                frontPadding == 0 || !masking, "Steps can be filled up or left out, not both: %d.", frontPadding);
        InvalidInputException.require(Float.isFinite(maskValue), "maskValue (%s) must be finite.", maskValue);
    }

    /**
     * Fills up every sequence with steps of zeros in front.
     *
     * @param steps how many a sequence has then, positive
     */
    public static ReadSteps frontPadded(int steps) {
        InvalidInputException.require(steps > 0, "frontPadding (%d) must be positive.", steps);
        return new ReadSteps(steps, false, 0);
    }

    /** Leaves out the steps all of whose features are a value. */
    public static ReadSteps without(float value) {
        return new ReadSteps(0, true, value);
    }

    /** Returns whether all steps are read, and no others. */
    public boolean areAll() {
        return frontPadding == 0 && !masking;
    }

    /**
     * Returns the sequences as they are read, with their raw features: on the heap as a copy, those of a store as a view.
     *
     * @throws InvalidInputException if one is longer than it can be filled up to, or has no step that is not left out
     */
    public Sequences apply(Sequences sequences) {
        return areAll() ? sequences : sequences.reading(this);
    }

    /** Returns how many steps are read of a sequence. */
    int count(String id, float[] values, int steps, int width) {
        if (frontPadding > 0) {
            InvalidInputException.require(
                    steps <= frontPadding,
                    "Sequence '%s' has %d steps; the model was trained on sequences filled up to %d and takes no longer one."
                            + " Maybe give its last %d.",
                    id,
                    steps,
                    frontPadding,
                    frontPadding);
            return frontPadding;
        }
        int kept = 0;
        for (int t = 0; t < steps; t++) {
            kept += isRead(values, t * width, width) ? 1 : 0;
        }
        InvalidInputException.require(
                kept > 0,
                "Sequence '%s' has nothing but steps of %s, which the model leaves out; it must have one more. Maybe leave out the"
                        + " sequence.",
                id,
                maskValue);
        return kept;
    }

    private boolean isRead(float[] values, int from, int width) {
        if (!masking) {
            return true;
        }
        for (int f = 0; f < width; f++) {
            if (values[from + f] != maskValue) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the steps that are read, row after row.
     *
     * @param values the sequence's, row after row
     */
    float[] apply(String id, float[] values, int steps, int width) {
        float[] target = new float[Math.multiplyExact(count(id, values, steps, width), width)];
        if (frontPadding > 0) {
            System.arraycopy(values, 0, target, target.length - steps * width, steps * width);
            return target;
        }
        int at = 0;
        for (int from = 0; from < steps * width; from += width) {
            if (isRead(values, from, width)) {
                System.arraycopy(values, from, target, at, width);
                at += width;
            }
        }
        return target;
    }
}
