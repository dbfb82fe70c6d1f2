package org.seqwise.data;

import java.util.Random;

/**
 * Deals each padded sequence once an epoch. The last batch of a pool is smaller where the sizes do not divide.
 *
 * <p>So that little padding is computed, shuffled sequences are taken in pools of several batches, each pool is put in order of length
 * and cut into batches, and the batches of the epoch are shuffled once more. Sequences of one length keep their random order; where all
 * are equally long this is a plain shuffle. A pool of one batch is a plain shuffle too.
 *
 * <p>Of more than 4,194,304 sequences the order takes no memory: a keyed permutation says which are in which pool,
 * pools come in turn, and the batches of each are shuffled.
 */
public final class ShuffledBatches extends EpochSampler {

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
        super(batchSize, pool, seed, drawnWhole);
    }

    @Override
    EpochOrder order(SequenceStorage storage, long epoch) {
        Random random = new Random(Seeds.derive(seed, "shuffle", epoch));
        return storage.size() <= drawnWhole
                ? EpochOrder.drawn(storage, batchSize, pool, random)
                : EpochOrder.keyed(storage, batchSize, pool, random);
    }
}
