package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.dataset.Batch;
import ai.djl.translate.TranslateException;
import ai.djl.util.PairList;
import java.io.IOException;
import java.util.Arrays;
import org.seqwise.data.PaddedSequenceDataset;
import org.seqwise.data.Sequences;

/** How each sequence's logit changes with each of its own numbers, batch by batch. Padding has no part in it. */
public final class InputGradients {

    private InputGradients() {}

    /**
     * Returns the derivatives of each sequence's logit, without dropout, by its own numbers: (sequences, steps, features), each at its own
     * length.
     *
     * @param block takes {@code values (batch, time, features), lastStep (batch)} and gives {@code logit (batch, 1)}; its parameters are
     *     frozen, so that nothing is added to their gradients
     * @param manager owns the block's weights; everything made here is closed here
     * @param sequences already preprocessed
     * @param batchSize sequences a call
     */
    public static double[][][] of(Block block, NDManager manager, Sequences sequences, int batchSize) {
        PaddedSequenceDataset dataset = PaddedSequenceDataset.builder()
                .setSequences(sequences)
                .setSampling(batchSize, false)
                .build();
        double[][][] gradients = new double[sequences.size()][][];
        int done = 0;
        try (NDManager scope = manager.newSubManager()) {
            ParameterStore weights = new ParameterStore(scope, false);
            for (Batch batch : dataset.getData(scope)) {
                try (batch) {
                    NDArray values = batch.getData().head();
                    float[] flat = RecordingTurn.take(() -> gradient(block, weights, batch));
                    for (int i = 0; i < batch.getSize(); i++, done++) {
                        gradients[done] = rows(flat, i, values, sequences.stepCount(done));
                    }
                }
            }
        } catch (IOException | TranslateException e) {
            throw new IllegalStateException("Sequences in memory cannot fail to be read.", e);
        }
        return gradients;
    }

    /** Returns (batch, time, features), row after row. As no sequence has a part in another's logit, that of their sum is each one's own. */
    private static float[] gradient(Block block, ParameterStore weights, Batch batch) {
        PairList<String, Object> withoutDropout = new PairList<>();
        withoutDropout.add(SequenceNetwork.DROPOUT, false);
        NDArray values = batch.getData().head();
        values.setRequiresGradient(true);
        try (GradientCollector collector = batch.getManager().getEngine().newGradientCollector()) {
            collector.backward(block.forward(weights, batch.getData(), true, withoutDropout)
                    .singletonOrThrow()
                    .sum());
        }
        try (NDArray gradient = values.getGradient()) {
            return gradient.toFloatArray();
        }
    }

    private static double[][] rows(float[] flat, int sequence, NDArray values, int steps) {
        int time = Math.toIntExact(values.getShape().get(1));
        int width = Math.toIntExact(values.getShape().get(2));
        double[][] rows = new double[steps][width];
        for (int t = 0; t < steps; t++) {
            int from = (sequence * time + t) * width;
            Arrays.setAll(rows[t], f -> flat[from + f]);
        }
        return rows;
    }
}
