package org.seqwise.data;

import java.util.Random;
import java.util.function.IntUnaryOperator;

/**
 * Chosen sequences without end, in passes: none comes again before all others of its pass have come. Each pass is shuffled anew, by its
 * number alone.
 */
final class ShuffledPasses {

    private final Selection members;
    private final long seed;
    private final String purpose;
    private final int drawnWhole;
    private IntUnaryOperator order = place -> place;
    private long pass = -1;

    /**
     * @param members at least one
     * @param seed the run's
     * @param purpose of these passes alone, see {@link Seeds#derive}
     * @param drawnWhole of more than so many a pass takes no memory
     */
    ShuffledPasses(Selection members, long seed, String purpose, int drawnWhole) {
        this.members = members;
        this.seed = seed;
        this.purpose = purpose;
        this.drawnWhole = drawnWhole;
    }

    /** Returns the places of the sequences that come after others. */
    int[] next(long before, int count) {
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = at(before + i);
        }
        return places;
    }

    private int at(long position) {
        if (position / members.size() != pass) {
            pass = position / members.size();
            order = drawn(new Random(Seeds.derive(seed, purpose, pass)));
        }
        return members.at(order.applyAsInt((int) (position % members.size())));
    }

    private IntUnaryOperator drawn(Random random) {
        if (members.size() > drawnWhole) {
            return new KeyedPermutation(members.size(), random)::at;
        }
        int[] shuffled = EpochOrder.shuffled(members.size(), random);
        return place -> shuffled[place];
    }
}
