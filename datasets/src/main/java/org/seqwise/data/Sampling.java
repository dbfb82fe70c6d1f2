package org.seqwise.data;

import java.util.Locale;

/** Which sequences a training's epochs are made of. */
public enum Sampling {
    /** Each once an epoch: {@link ShuffledBatches}. */
    SHUFFLED {
        @Override
        public EpochSampler batches(int batchSize, int pool, long seed) {
            return new ShuffledBatches(batchSize, pool, seed);
        }

        @Override
        public double oversampling(Sequences train) {
            return 1;
        }
    },
    /** As many 1s as 0s in each batch: {@link BalancedBatches}. */
    BALANCED {
        @Override
        public EpochSampler batches(int batchSize, int pool, long seed) {
            return new BalancedBatches(batchSize, pool, seed);
        }

        @Override
        public double oversampling(Sequences train) {
            return BalancedBatches.oversampling(train);
        }
    };

    /**
     * Returns what deals the batches.
     *
     * @param batchSize sequences a batch, at least 1
     * @param pool batches that are put in order of length together, at least 1
     * @param seed the same seed gives the same orders
     */
    public abstract EpochSampler batches(int batchSize, int pool, long seed);

    /**
     * Returns how many times as often as a 0 a 1 is dealt, which probabilities are to be corrected for.
     *
     * @param train labeled
     */
    public abstract double oversampling(Sequences train);

    /** Returns the name in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
