package org.seqwise.data;

import java.util.Random;

/** Batches of which no more than a pool is there at a time: pools come in turn, and the batches of each are shuffled. */
abstract class PooledOrder extends EpochOrder {

    private final int pool;
    private final Random random;
    private int[] places = new int[0];
    private int[] order = new int[0];

    /**
     * @param batchSize at least 1
     * @param pool batches that are put in order of length together
     * @param random draws the order of each pool's batches
     */
    PooledOrder(SequenceStorage storage, int batchSize, int pool, Random random) {
        super(storage, batchSize);
        this.pool = Math.min(pool, batches());
        this.random = random;
    }

    /**
     * Returns the places of a pool's sequences, one batch after the other.
     *
     * @param from how many sequences the pools before it have
     * @param count how many this one has
     */
    abstract int[] pooled(long from, int count);

    @Override
    final int[] placesFor(int batch) {
        if (batch % pool == 0) {
            long from = (long) batch * batchSize();
            int count = (int) Math.min(size() - from, poolSize(pool));
            places = pooled(from, count);
            order = shuffled((int) ((count + (long) batchSize() - 1) / batchSize()), random);
        }
        return places;
    }

    @Override
    final int fromIn(int batch) {
        return order[batch % pool] * batchSize();
    }
}
