package org.seqwise.nn;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.concurrent.atomic.AtomicInteger;
import org.seqwise.data.BatchBuffer;
import org.seqwise.data.LengthOrder;
import org.seqwise.data.Sequences;
import org.seqwise.engine.Engines;

/**
 * Runs a block forward over many sequences, batch by batch, or over one, without recording anything for a gradient. Sequences of like length
 * share a batch, so that little padding is computed; as many batches are computed at once as the engine leaves processors for.
 */
public final class LogitScorer {

    // Batches whose sequences are ordered by length among themselves.
    private static final int WINDOW = 64;

    // Steps x units of a call. One engine takes 80 bytes for each, and from 32 MiB on, which are 400,000, the C library
    // of
    // Linux gives memory back after each call: new pages then take longer than the LSTM (measured, 2.5 times).
    private static final int MOST_STATES = 300_000;

    // A buffer of one sequence that a thread keeps, in values; those of longer ones are made anew.
    private static final int MOST_KEPT = 1 << 16;

    private static final ThreadLocal<BatchBuffer> KEPT = ThreadLocal.withInitial(BatchBuffer::new);

    private LogitScorer() {}

    /**
     * Returns one logit a sequence, in their order.
     *
     * @param block takes {@code values (batch, time, features)} and, where some sequence is shorter, {@code lastStep (batch)}, and gives
     *     {@code logit (batch, 1)}; any thread may call it
     * @param manager owns the block's weights; everything made here is closed here
     * @param sequences already preprocessed
     * @param batchSize the most sequences a call; fewer where they are long
     */
    public static float[] logits(Block block, NDManager manager, Sequences sequences, int batchSize) {
        int[] order = LengthOrder.within(sequences, WINDOW * batchSize);
        int[] ends = LengthOrder.batchEnds(sequences, order, batchSize, mostSteps(block, manager));
        float[] logits = new float[order.length];
        AtomicInteger next = new AtomicInteger();
        int threads = Math.min(ends.length, ScoringThread.atOnce(manager));
        ScoringThread.runOn(threads, () -> {
            BatchBuffer buffer = new BatchBuffer();
            try (NDManager scope = manager.newSubManager()) {
                ParameterStore weights = new ParameterStore(scope, false);
                for (int batch = next.getAndIncrement(); batch < ends.length; batch = next.getAndIncrement()) {
                    int from = batch == 0 ? 0 : ends[batch - 1];
                    try (NDManager owner = scope.newSubManager()) {
                        NDList input = buffer.padded(owner, sequences, order, from, ends[batch]);
                        float[] found = forward(block, weights, input);
                        for (int i = 0; i < found.length; i++) {
                            logits[order[from + i]] = found[i];
                        }
                    }
                }
            }
        });
        return logits;
    }

    private static int mostSteps(Block block, NDManager manager) {
        boolean small = !manager.getDevice().isGpu()
                && Engines.isFasterInSmallCalls(manager.getEngine().getEngineName());
        return small && block instanceof SequenceNetwork network
                ? Math.max(1, MOST_STATES / network.shape().hiddenSize())
                : Integer.MAX_VALUE;
    }

    /**
     * Returns the logit of one sequence.
     *
     * @param block as for {@link #logits}
     * @param manager owns the block's weights; everything made here is closed here
     * @param values (steps, features), row after row, already preprocessed
     * @param steps how many, at least 1
     */
    public static float logit(Block block, NDManager manager, float[] values, int steps) {
        return ScoringThread.runWhole(manager, () -> {
            BatchBuffer buffer = values.length > MOST_KEPT ? new BatchBuffer() : KEPT.get();
            try (NDManager owner = manager.newSubManager()) {
                NDList input = new NDList(buffer.single(owner, values, steps));
                return forward(block, new ParameterStore(owner, false), input)[0];
            }
        });
    }

    private static float[] forward(Block block, ParameterStore weights, NDList input) {
        return block.forward(weights, input, false).singletonOrThrow().toFloatArray();
    }
}
