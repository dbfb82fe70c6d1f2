package org.seqwise.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the steps of an epoch and sums their losses. A loss is read when the next step is under way, so that a device that works behind the
 * host always has work.
 */
final class StepTally {

    private final NDManager scope;
    private EpochPart settled;
    private @Nullable NDArray pending;
    private @Nullable NDArray pendingNorm;
    private List<?> pendingBatch = List.of();
    private List<?> batchBefore = List.of();
    private double normSum;
    private int norms;

    StepTally(NDManager scope, EpochPart before) {
        this.scope = scope;
        settled = before;
    }

    /**
     * Takes a step's loss.
     *
     * @param mean of the batch, recorded for a gradient; not closed
     * @param before the positions of the sequences of the step before
     * @param squaredNorm of its gradient, null where that is not watched; closed here
     * @throws NonFiniteException if the loss of the step before was not finite
     */
    void add(NDArray mean, Batch batch, List<?> before, @Nullable NDArray squaredNorm) {
        // Cut from the gradient's graph, which would otherwise be kept.
        NDArray value = mean.stopGradient();
        value.attach(scope);
        if (squaredNorm != null) {
            squaredNorm.attach(scope);
        }
        try {
            settle();
        } finally {
            pending = value;
            pendingNorm = squaredNorm;
            pendingBatch = batch.getIndices();
            batchBefore = before;
        }
    }

    /**
     * Returns what was learned so far; waits for the device.
     *
     * @throws NonFiniteException if the loss of the last step is not finite
     */
    EpochPart settle() {
        if (pending != null) {
            float loss = only(pending);
            pending.close();
            pending = null;
            if (!Float.isFinite(loss)) {
                throw NonFiniteException.ofLoss(
                        loss, settled.steps() + 1, positions(pendingBatch), positions(batchBefore));
            }
            settled = settled.plus(pendingBatch.size(), loss);
            addNorm();
        }
        return settled;
    }

    // Not getFloat(), which first copies an array of one number by calls of its own.
    private static float only(NDArray number) {
        return number.toFloatArray()[0];
    }

    private void addNorm() {
        if (pendingNorm != null) {
            normSum += Math.sqrt(only(pendingNorm));
            norms++;
            pendingNorm.close();
            pendingNorm = null;
        }
    }

    /** Returns the mean of the gradients' norms that were watched, NaN of none. */
    double gradientNorm() {
        return normSum / norms;
    }

    static int[] positions(List<?> batch) {
        return batch.stream()
                .mapToInt(position -> ((Number) position).intValue())
                .toArray();
    }
}
