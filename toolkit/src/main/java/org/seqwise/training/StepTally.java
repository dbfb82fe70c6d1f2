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
    private List<?> pendingBatch = List.of();

    StepTally(NDManager scope, EpochPart before) {
        this.scope = scope;
        settled = before;
    }

    /**
     * Takes a step's loss.
     *
     * @param mean of the batch, recorded for a gradient; not closed
     * @throws NonFiniteLossException if the loss of the step before was not finite
     */
    void add(NDArray mean, Batch batch) {
        // Cut from the gradient's graph, which would otherwise be kept.
        NDArray value = mean.stopGradient();
        value.attach(scope);
        try {
            settle();
        } finally {
            pending = value;
            pendingBatch = batch.getIndices();
        }
    }

    /**
     * Returns what was learned so far; waits for the device.
     *
     * @throws NonFiniteLossException if the loss of the last step is not finite
     */
    EpochPart settle() {
        if (pending != null) {
            float loss = pending.getFloat();
            pending.close();
            pending = null;
            if (!Float.isFinite(loss)) {
                throw new NonFiniteLossException(settled.steps() + 1, loss, positions());
            }
            settled = settled.plus(pendingBatch.size(), loss);
        }
        return settled;
    }

    private int[] positions() {
        return pendingBatch.stream()
                .mapToInt(position -> ((Number) position).intValue())
                .toArray();
    }
}
