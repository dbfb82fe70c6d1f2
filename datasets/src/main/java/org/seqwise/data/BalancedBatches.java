package org.seqwise.data;

import java.util.Random;

/**
 * Deals as many 1s as 0s, whatever the data has. Of each class sequences come in shuffled passes that go on from epoch to epoch, so that
 * none comes again before all others of its class have come; those of the rarer class come so much the more often.
 *
 * <p>A batch of even size is half 1s and half 0s. In one of odd size the classes take turns in having one more, so that the 1s and the 0s
 * dealt since the first epoch never differ by more than one in the order before a pool's batches are shuffled.
 *
 * <p>An epoch has as many sequences as the data, as {@link ShuffledBatches} has it: it takes as long, has as many steps and so means the
 * same to a schedule, to patience and to a limit of epochs. A pass over the commoner class therefore lasts one to two epochs.
 *
 * <p>Sequences of weight 0 count as if they were not there and are not dealt: they would leave places of a batch empty. Otherwise weights
 * play no part here; a loss that honours them still does. What a 1 counts in effect is {@link #oversampling}, and a model's probabilities
 * are to be corrected for it as for a weight.
 *
 * <p>Within a pool the sequences of each class are put in order of length, so that the batches are padded little, and the
 * batches are shuffled. Beside the shuffled places of a pass, none above 4,194,304 of a class, the order takes a bit a sequence and class.
 */
public final class BalancedBatches extends EpochSampler {

    /**
     * @param batchSize sequences a batch, at least 1
     * @param seed the same seed gives the same orders
     */
    public BalancedBatches(int batchSize, long seed) {
        this(batchSize, DEFAULT_POOL, seed);
    }

    /**
     * @param batchSize sequences a batch, at least 1
     * @param pool batches that are put in order of length together, at least 1
     * @param seed the same seed gives the same orders
     */
    public BalancedBatches(int batchSize, int pool, long seed) {
        this(batchSize, pool, seed, DRAWN_WHOLE);
    }

    BalancedBatches(int batchSize, int pool, long seed, int drawnWhole) {
        super(batchSize, pool, seed, drawnWhole);
    }

    /**
     * Returns how many times as often as a 0 a 1 is dealt: zeros per one, of the sequences that have a weight above 0.
     *
     * @param sequences labeled
     * @throws InvalidInputException if either class has none
     */
    public static double oversampling(Sequences sequences) {
        SequenceStorage storage = sequences.storage();
        return (double) members(storage, 0).size() / members(storage, 1).size();
    }

    @Override
    EpochOrder order(SequenceStorage storage, long epoch) {
        return new Balanced(storage, epoch);
    }

    private static Selection members(SequenceStorage storage, int label) {
        BitSelection.Choosing choosing = new BitSelection.Choosing(storage.size());
        for (int i = 0; i < storage.size(); i++) {
            if (storage.label(i) == label && storage.weight(i) > 0) {
                choosing.choose(i);
            }
        }
        Selection members = choosing.done();
        InvalidInputException.require(
                storage.isLabeled() && members.size() > 0,
                "Balanced sampling found no sequence of label %d that weighs more than 0; it needs both classes.",
                label);
        return members;
    }

    private final class Balanced extends PooledOrder {

        private final ShuffledPasses zeros;
        private final ShuffledPasses ones;
        private final long before;

        Balanced(SequenceStorage storage, long epoch) {
            super(storage, batchSize, pool, new Random(Seeds.derive(seed, "balanced", epoch)));
            zeros = new ShuffledPasses(members(storage, 0), seed, "balanced 0", drawnWhole);
            ones = new ShuffledPasses(members(storage, 1), seed, "balanced 1", drawnWhole);
            before = epoch * storage.size();
        }

        @Override
        int[] pooled(long from, int count) {
            long first = before + from;
            int[] pooledZeros = zeros.next(zerosAmong(first), (int) (zerosAmong(first + count) - zerosAmong(first)));
            int[] pooledOnes = ones.next(first / 2, (int) ((first + count) / 2 - first / 2));
            sortByLength(pooledZeros, 0, pooledZeros.length);
            sortByLength(pooledOnes, 0, pooledOnes.length);
            int[] places = new int[count];
            for (int i = 0, to = 0; i < count; i = to) {
                to = (int) Math.min(count, (long) i + batchSize());
                int zeroFrom = (int) (zerosAmong(first + i) - zerosAmong(first));
                int oneFrom = i - zeroFrom;
                int zeroCount = (int) (zerosAmong(first + to) - zerosAmong(first + i));
                System.arraycopy(pooledZeros, zeroFrom, places, i, zeroCount);
                System.arraycopy(pooledOnes, oneFrom, places, i + zeroCount, to - i - zeroCount);
            }
            return places;
        }

        /** Returns how many of the first so many sequences are 0s. */
        private static long zerosAmong(long count) {
            return (count + 1) / 2;
        }
    }
}
