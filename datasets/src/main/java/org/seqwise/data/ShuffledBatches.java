package org.seqwise.data;

import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Sampler;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Deals a dataset into batches in an order drawn in Java, another one each epoch, the same for the same seed on every engine. The last
 * batch is smaller where the sizes do not divide.
 */
public final class ShuffledBatches implements Sampler {

    private final int batchSize;
    private final long seed;
    private long epoch;

    /**
     * @param batchSize sequences a batch, at least 1
     * @param seed the same seed gives the same orders
     */
    public ShuffledBatches(int batchSize, long seed) {
        InvalidInputException.require(batchSize > 0, "batchSize (%d) must be positive.", batchSize);
        this.batchSize = batchSize;
        this.seed = seed;
    }

    /** Starts the next epoch. */
    @Override
    public Iterator<List<Long>> sample(RandomAccessDataset dataset) {
        return new Dealer(permutation(Math.toIntExact(dataset.size()), epoch++), batchSize);
    }

    @Override
    public int getBatchSize() {
        return batchSize;
    }

    private int[] permutation(int size, long epoch) {
        Random random = new Random(Seeds.derive(seed, "shuffle", epoch));
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    private static final class Dealer implements Iterator<List<Long>> {

        private final int[] order;
        private final int batchSize;
        private int next;

        Dealer(int[] order, int batchSize) {
            this.order = order;
            this.batchSize = batchSize;
        }

        @Override
        public boolean hasNext() {
            return next < order.length;
        }

        @Override
        public List<Long> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int end = Math.min(order.length, next + batchSize);
            List<Long> batch = new ArrayList<>(end - next);
            while (next < end) {
                batch.add((long) order[next++]);
            }
            return batch;
        }
    }
}
