package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.training.dataset.Batch;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import org.seqwise.data.PaddedSequenceDataset;
import org.seqwise.data.Sequences;

/** Runs a block forward over many sequences, batch by batch, without recording anything for a gradient. */
public final class LogitScorer {

    private LogitScorer() {}

    /**
     * Returns one logit a sequence, in their order.
     *
     * @param block takes {@code values (batch, time, features), lastStep (batch)} and gives {@code logit (batch, 1)}
     * @param manager owns the block's weights; everything made here is closed here
     * @param sequences already preprocessed
     * @param batchSize sequences a call
     */
    public static float[] logits(Block block, NDManager manager, Sequences sequences, int batchSize) {
        PaddedSequenceDataset dataset = PaddedSequenceDataset.builder()
                .setSequences(sequences)
                .setSampling(batchSize, false)
                .build();
        float[] logits = new float[sequences.size()];
        int scored = 0;
        try (NDManager scope = manager.newSubManager()) {
            ParameterStore weights = new ParameterStore(scope, false);
            for (Batch batch : dataset.getData(scope)) {
                try (batch) {
                    NDArray output =
                            block.forward(weights, batch.getData(), false).singletonOrThrow();
                    System.arraycopy(output.toFloatArray(), 0, logits, scored, batch.getSize());
                    scored += batch.getSize();
                }
            }
        } catch (IOException | TranslateException e) {
            throw new IllegalStateException("Sequences in memory cannot fail to be read.", e);
        }
        return logits;
    }
}
