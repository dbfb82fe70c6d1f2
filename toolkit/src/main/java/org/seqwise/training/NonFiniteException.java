package org.seqwise.training;

import java.util.Locale;

/** A number of a training is NaN or infinite. */
final class NonFiniteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Which number. */
    enum What {
        LOSS,
        WEIGHT,
        VALIDATION_LOGIT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final What what;
    private final float value;
    private final int step;
    private final int[] sequences;
    private final int[] batchBefore;

    private NonFiniteException(What what, float value, int step, int[] sequences, int[] batchBefore) {
        super("The " + what + " of step " + step + " is " + value + ".");
        this.what = what;
        this.value = value;
        this.step = step;
        this.sequences = sequences.clone();
        this.batchBefore = batchBefore.clone();
    }

    /**
     * A step's loss.
     *
     * @param step of the epoch, 1 for its first
     * @param batch the positions of the sequences that it was to learn from
     * @param batchBefore those of the step before it; empty where that is not known
     */
    static NonFiniteException ofLoss(float loss, int step, int[] batch, int[] batchBefore) {
        return new NonFiniteException(What.LOSS, loss, step, batch, batchBefore);
    }

    /**
     * A weight after a step.
     *
     * @param step of the epoch
     * @param batch the positions of the sequences that it learned from; empty where they are not known
     */
    static NonFiniteException ofWeight(float weight, int step, int[] batch) {
        return new NonFiniteException(What.WEIGHT, weight, step, batch, batch);
    }

    /**
     * What a validation sequence gives after an epoch.
     *
     * @param position of the sequence in the validation part
     * @param step the last one of the epoch
     * @param lastBatch the positions of the sequences that this step learned from; empty where they are not known
     */
    static NonFiniteException ofValidation(float logit, int position, int step, int[] lastBatch) {
        return new NonFiniteException(What.VALIDATION_LOGIT, logit, step, new int[] {position}, lastBatch);
    }

    What what() {
        return what;
    }

    float value() {
        return value;
    }

    /** Returns the step of the epoch at which it was seen, from 1. */
    int step() {
        return step;
    }

    /** Returns the positions of the sequences that it was seen with. */
    int[] sequences() {
        return sequences.clone();
    }

    /** Returns the positions of the sequences that the weights had last learned from; empty where they are not known. */
    int[] batchBefore() {
        return batchBefore.clone();
    }

    /** Returns the last step of the epoch that the weights had learned from when it was seen. */
    int stepBefore() {
        return what == What.LOSS ? step - 1 : step;
    }
}
