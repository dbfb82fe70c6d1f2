package org.seqwise.data;

import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Sampler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Deals padded sequences into batches in an order drawn in Java, another one each epoch, the same for the same seed on every engine. The
 * last batch of a pool is smaller where the sizes do not divide.
 *
 * <p>So that little padding is computed, shuffled sequences are taken in pools of several batches, each pool is put in order of length
 * and cut into batches, and the batches of the epoch are shuffled once more. Sequences of one length keep their random order; where all
 * are equally long this is a plain shuffle. A pool of one batch is a plain shuffle too.
 */
public final class ShuffledBatches implements Sampler {

    /** The batches of a pool unless stated. */
    public static final int DEFAULT_POOL = 10;

    private final int batchSize;
    private final int pool;
    private final long seed;
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
        InvalidInputException.require(batchSize > 0, "batchSize (%d) must be positive.", batchSize);
        InvalidInputException.require(pool > 0, "pool (%d) must be positive.", pool);
        this.batchSize = batchSize;
        this.pool = pool;
        this.seed = seed;
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
        List<Long> order = LongStream.range(0, padded.size()).boxed().collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(order, random);
        List<List<Long>> batches = new ArrayList<>();
        int poolSize = (int) Math.min(order.size(), (long) pool * batchSize);
        for (List<Long> pooled : cut(order, poolSize)) {
            pooled.sort(Comparator.comparingInt(i -> padded.sequences().stepCount(i.intValue())));
            batches.addAll(cut(pooled, batchSize));
        }
        Collections.shuffle(batches, random);
        return batches.iterator();
    }

    private static List<List<Long>> cut(List<Long> whole, int size) {
        List<List<Long>> parts = new ArrayList<>();
        for (int from = 0; from < whole.size(); from += size) {
            parts.add(whole.subList(from, Math.min(whole.size(), from + size)));
        }
        return parts;
    }

    @Override
    public int getBatchSize() {
        return batchSize;
    }
}
