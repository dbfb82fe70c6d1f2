package org.seqwise.data;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Deals each class by itself, at random. */
record StratifiedDeal(long seed) implements Splitter {

    @Override
    public List<Sequences> parts(Sequences all, double... shares) {
        return StratifiedSplitter.split(all, seed, shares);
    }

    @Override
    public List<Fold> folds(Sequences all, int count) {
        Parts.equalShares(count);
        InvalidInputException.require(
                all.isLabeled(), "The sequences have no labels; to keep the class ratio each needs one.");
        ClassBalance balance = all.balance();
        InvalidInputException.require(
                Math.min(balance.negatives(), balance.positives()) >= count,
                "%d 0s and %d 1s do not fill %d folds; each fold needs one of both. Maybe fewer folds.",
                balance.negatives(),
                balance.positives(),
                count);
        Random random = new Random(Seeds.derive(seed, "folds", 0));
        int[] partOf = new int[all.size()];
        // The second class goes on where the first ended, so that folds differ by one sequence at most.
        int next = deal(all, 0, partOf, 0, count, random);
        deal(all, 1, partOf, next, count, random);
        return Parts.folds(all, partOf, count);
    }

    private static int deal(Sequences all, int label, int[] partOf, int first, int count, Random random) {
        int[] members = IntStream.range(0, all.size())
                .filter(i -> all.label(i) == label)
                .toArray();
        int next = first;
        for (int i = members.length - 1; i >= 0; i--) {
            int drawn = random.nextInt(i + 1);
            partOf[members[drawn]] = next;
            members[drawn] = members[i];
            next = (next + 1) % count;
        }
        return next;
    }
}
