package org.seqwise.data;

import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Sampler;
import java.util.Iterator;
import java.util.List;

/**
 * Deals padded sequences into batches in an order drawn in Java, another one each epoch. The order of an epoch depends on the seed and on
 * how many epochs came before, on no engine and on nothing that was asked of this sampler, so that a training can go on at any of them.
 * Every epoch has as many sequences as the dataset.
 */
public abstract sealed class EpochSampler implements Sampler permits ShuffledBatches, BalancedBatches {

    /** The batches of a pool unless stated. */
    public static final int DEFAULT_POOL = 50;

    /** Up to so many sequences an order is drawn as a whole, at four bytes each. */
    static final int DRAWN_WHOLE = 1 << 22;

    final int batchSize;
    final int pool;
    final long seed;
    final int drawnWhole;
    private long epoch;

    EpochSampler(int batchSize, int pool, long seed, int drawnWhole) {
        InvalidInputException.require(batchSize > 0, "batchSize (%d) must be positive.", batchSize);
        InvalidInputException.require(pool > 0, "pool (%d) must be positive.", pool);
        this.batchSize = batchSize;
        this.pool = pool;
        this.seed = seed;
        this.drawnWhole = drawnWhole;
    }

    /** Goes on as if so many epochs had been dealt. */
    public final void resumeAfter(long dealt) {
        epoch = dealt;
    }

    /**
     * Starts the next epoch.
     *
     * @param dataset a {@link PaddedSequenceDataset}
     */
    @Override
    public final Iterator<List<Long>> sample(RandomAccessDataset dataset) {
        if (!(dataset instanceof PaddedSequenceDataset padded)) {
            throw new IllegalArgumentException(getClass().getSimpleName() + " deals a PaddedSequenceDataset alone.");
        }
        return order(padded.sequences().storage(), epoch++);
    }

    /** Returns the batches of one epoch, counted from 0. */
    abstract EpochOrder order(SequenceStorage storage, long epoch);

    @Override
    public final int getBatchSize() {
        return batchSize;
    }
}
