package org.seqwise.training;

/** A step's loss is NaN or infinite. */
final class NonFiniteLossException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int step;
    private final float loss;
    private final int[] batch;

    /**
     * @param step of the epoch, 1 for its first
     * @param batch the positions of the sequences that it was to learn from
     */
    NonFiniteLossException(int step, float loss, int[] batch) {
        super("The loss of step " + step + " is " + loss + ".");
        this.step = step;
        this.loss = loss;
        this.batch = batch.clone();
    }

    int step() {
        return step;
    }

    float loss() {
        return loss;
    }

    int[] batch() {
        return batch.clone();
    }
}
