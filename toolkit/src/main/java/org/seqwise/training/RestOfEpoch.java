package org.seqwise.training;

import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Sampler;
import java.util.Iterator;
import java.util.List;

/** Deals the batches of an epoch that come after its first few. */
record RestOfEpoch(Sampler whole, int dealt) implements Sampler {

    @Override
    public Iterator<List<Long>> sample(RandomAccessDataset dataset) {
        Iterator<List<Long>> batches = whole.sample(dataset);
        for (int i = 0; i < dealt && batches.hasNext(); i++) {
            batches.next();
        }
        return batches;
    }

    @Override
    public int getBatchSize() {
        return whole.getBatchSize();
    }
}
