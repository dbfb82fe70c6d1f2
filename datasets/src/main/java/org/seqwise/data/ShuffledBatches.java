package org.seqwise.data;

import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Sampler;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * Deals padded sequences into batches in an order drawn in Java, another one each epoch, the same for the same seed on every engine. The
 * last batch of a pool is smaller where the sizes do not divide.
 *
 * <p>So that little padding is computed, shuffled sequences are taken in pools of several batches, each pool is put in order of length
 * and cut into batches, and the batches of the epoch are shuffled once more. Sequences of one length keep their random order; where all
 * are equally long this is a plain shuffle. A pool of one batch is a plain shuffle too.
 *
 * <p>Of more than 4,194,304 sequences the order takes no memory: a keyed permutation says which are in which pool,
 * pools come in turn, and the batches of each are shuffled.
 */
public final class ShuffledBatches implements Sampler {

    /** The batches of a pool unless stated. */
    public static final int DEFAULT_POOL = 10;

    /** Up to so many sequences an order is drawn as a whole, at four bytes each. */
    static final int DRAWN_WHOLE = 1 << 22;

    private final int batchSize;
    private final int pool;
    private final long seed;
    private final int drawnWhole;
    private long epoch;

    /**
     * @param batchSize sequences a batch, at least 1
     * @param seed the same seed gives the same orders
     */
    public ShuffledBatches(int batchSize, long seed) {
        this(batchSize, DEFAULT_POOL, seed);
    }

    /**
     * @param batchSize sequences a batch, at least 1
     * @param pool batches that are put in order of length together, at least 1
     * @param seed the same seed gives the same orders
     */
    public ShuffledBatches(int batchSize, int pool, long seed) {
        this(batchSize, pool, seed, DRAWN_WHOLE);
    }

    ShuffledBatches(int batchSize, int pool, long seed, int drawnWhole) {
        InvalidInputException.require(batchSize > 0, "batchSize (%d) must be positive.", batchSize);
        InvalidInputException.require(pool > 0, "pool (%d) must be positive.", pool);
        this.batchSize = batchSize;
        this.pool = pool;
        this.seed = seed;
        this.drawnWhole = drawnWhole;
    }

    /** Goes on as if so many epochs had been dealt. */
    public void resumeAfter(long dealt) {
        epoch = dealt;
    }

    /**
     * Starts the next epoch.
     *
     * @param dataset a {@link PaddedSequenceDataset}
     */
    @Override
    public Iterator<List<Long>> sample(RandomAccessDataset dataset) {
        if (!(dataset instanceof PaddedSequenceDataset padded)) {
            throw new IllegalArgumentException("ShuffledBatches deals a PaddedSequenceDataset alone.");
        }
        Random random = new Random(Seeds.derive(seed, "shuffle", epoch++));
        SequenceStorage storage = padded.sequences().storage();
        return storage.size() <= drawnWhole
                ? EpochOrder.drawn(storage, batchSize, pool, random)
                : EpochOrder.keyed(storage, batchSize, pool, random);
    }

    @Override
    public int getBatchSize() {
        return batchSize;
    }
}
