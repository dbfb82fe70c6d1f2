package org.seqwise.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What all rules of dealing share. */
final class Parts {

    // What rounding leaves of 1 - 0.7 - 0.3 is no share.
    private static final double SMALLEST_SHARE = 1e-9;

    private Parts() {}

    static void requireShares(double... shares) {
        for (double share : shares) {
            InvalidInputException.require(
                    share > SMALLEST_SHARE && share < 1,
                    "A part's share (%s) must lie between 0 and 1, and the shares add to 1.",
                    share);
        }
        double sum = DoubleStream.of(shares).sum();
        InvalidInputException.require(
                Math.abs(sum - 1) <= SMALLEST_SHARE,
                "The parts' shares (%s) add to %s; they must add to 1.",
                Arrays.toString(shares),
                sum);
    }

    static double[] equalShares(int count) {
        InvalidInputException.require(count >= 2, "The number of folds (%d) must be 2 or more.", count);
        double[] shares = new double[count];
        Arrays.fill(shares, 1.0 / count);
        return shares;
    }

    /**
     * Returns the parts.
     *
     * @param partOf the part of each sequence, negative for none
     */
    static List<Sequences> of(Sequences all, int[] partOf, int count) {
        List<Sequences> parts = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            int taken = part;
            parts.add(where(all, i -> partOf[i] == taken));
        }
        return parts;
    }

    /** Returns the folds, each judged on one part and learning from all others. */
    static List<Fold> folds(Sequences all, int[] partOf, int count) {
        List<Fold> folds = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            int held = part;
            folds.add(new Fold(where(all, i -> partOf[i] != held), where(all, i -> partOf[i] == held)));
        }
        return folds;
    }

    static Sequences where(Sequences all, IntPredicate chosen) {
        IntStream places = IntStream.range(0, all.size()).filter(chosen);
        if (all.size() <= ShuffledBatches.DRAWN_WHOLE) {
            return all.subset(places.toArray());
        }
        BitSelection.Choosing choosing = new BitSelection.Choosing(all.size());
        places.forEach(choosing::choose);
        return all.select(choosing.done());
    }

    /**
     * Checks that a part can be learned from or judged on.
     *
     * @param name of the part and why it is as it is, as the complaint begins
     * @param remedy how the complaint ends
     */
    static void requireUsable(Sequences part, String name, String remedy) {
        InvalidInputException.require(part.size() > 0, "%s has no sequence; it must have some. %s", name, remedy);
        if (part.isLabeled()) {
            ClassBalance balance = part.balance();
            InvalidInputException.require(
                    balance.hasBothClasses(),
                    "%s has %d 0s and %d 1s; it must have both. %s",
                    name,
                    balance.negatives(),
                    balance.positives(),
                    remedy);
        }
    }
}
