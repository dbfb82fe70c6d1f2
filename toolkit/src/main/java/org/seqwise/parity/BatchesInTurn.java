package org.seqwise.parity;

import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Sampler;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** Gives one batch an epoch, so that an epoch is a step and its loss the step's. */
final class BatchesInTurn implements Sampler {

    private final List<int[]> batches;
    private int epoch;

    BatchesInTurn(List<int[]> batches) {
        this.batches = batches;
    }

    @Override
    public Iterator<List<Long>> sample(RandomAccessDataset dataset) {
        int[] batch = batches.get(epoch++ % batches.size());
        return List.of(IntStream.of(batch).mapToObj(i -> (long) i).toList()).iterator();
    }

    @Override
    public int getBatchSize() {
        return batches.get(0).length;
    }
}
