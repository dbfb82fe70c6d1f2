package org.seqwise.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;

/** The batches of one epoch as an {@link EpochSampler} deals them, each made when it is asked for. */
abstract class EpochOrder implements Iterator<List<Long>> {

    private final SequenceStorage storage;
    private final int batchSize;
    private final int batches;
    private int dealt;

    /** @param batchSize at least 1 */
    EpochOrder(SequenceStorage storage, int batchSize) {
        this.storage = storage;
        this.batchSize = batchSize;
        batches = (int) ((storage.size() + (long) batchSize - 1) / batchSize);
    }

    /**
     * Returns an order that is drawn as a whole.
     *
     * @param pool batches that are put in order of length together
     */
    static EpochOrder drawn(SequenceStorage storage, int batchSize, int pool, Random random) {
        return new Drawn(storage, batchSize, pool, random);
    }

    /**
     * Returns an order of which no more than a pool is there at a time.
     *
     * @param pool batches that are put in order of length together
     */
    static EpochOrder keyed(SequenceStorage storage, int batchSize, int pool, Random random) {
        return new Keyed(storage, batchSize, pool, random);
    }

    /** Returns the places of sequences, of which a batch is a piece. */
    abstract int[] placesFor(int batch);

    /** Returns where in the places a batch begins. */
    abstract int fromIn(int batch);

    final int size() {
        return storage.size();
    }

    final int batches() {
        return batches;
    }

    /** Returns how many sequences a pool has, but for the last. */
    final int poolSize(int pool) {
        return (int) Math.min(size(), (long) pool * batchSize);
    }

    final int batchSize() {
        return batchSize;
    }

    @Override
    public final boolean hasNext() {
        return dealt < batches;
    }

    @Override
    public final List<Long> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int[] places = placesFor(dealt);
        int from = fromIn(dealt++);
        int to = (int) Math.min(places.length, (long) from + batchSize);
        return Arrays.stream(places, from, to).asLongStream().boxed().toList();
    }

    /** Puts a range in order of length; those of one length stay as they are. */
    final void sortByLength(int[] places, int from, int to) {
        long[] keys = new long[to - from];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) storage.stepCount(places[from + i]) << Integer.SIZE | i;
        }
        Arrays.sort(keys);
        int[] before = Arrays.copyOfRange(places, from, to);
        for (int i = 0; i < keys.length; i++) {
            places[from + i] = before[(int) keys[i]];
        }
    }

    static int[] shuffled(int count, Random random) {
        int[] order = IntStream.range(0, count).toArray();
        shuffle(order, random);
        return order;
    }

    /** Draws as {@link java.util.Collections#shuffle} does. */
    static void shuffle(int[] places, Random random) {
        for (int i = places.length; i > 1; i--) {
            int other = random.nextInt(i);
            int swapped = places[i - 1];
            places[i - 1] = places[other];
            places[other] = swapped;
        }
    }

    /** All sequences are shuffled, and the batches once more. */
    private static final class Drawn extends EpochOrder {

        private final int[] places;
        private final int[] order;

        Drawn(SequenceStorage storage, int batchSize, int pool, Random random) {
            super(storage, batchSize);
            places = shuffled(size(), random);
            int poolSize = poolSize(pool);
            for (int from = 0; from < size(); from += poolSize) {
                sortByLength(places, from, (int) Math.min(size(), (long) from + poolSize));
            }
            order = shuffled(batches(), random);
        }

        @Override
        int[] placesFor(int batch) {
            return places;
        }

        @Override
        int fromIn(int batch) {
            return order[batch] * batchSize();
        }
    }

    /** Pools come in turn and only a pool's own batches are shuffled: a permutation puts sequences from anywhere into each. */
    private static final class Keyed extends PooledOrder {

        private final KeyedPermutation permutation;

        Keyed(SequenceStorage storage, int batchSize, int pool, Random random) {
            super(storage, batchSize, pool, random);
            permutation = new KeyedPermutation(size(), random);
        }

        @Override
        int[] pooled(long from, int count) {
            int[] places = IntStream.range(0, count)
                    .map(i -> permutation.at((int) from + i))
                    .toArray();
            sortByLength(places, 0, count);
            return places;
        }
    }
}
