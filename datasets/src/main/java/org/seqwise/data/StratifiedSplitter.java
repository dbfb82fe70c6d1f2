package org.seqwise.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Deals sequences into parts so that each part has the class ratio of the whole. Up to as many as are shuffled as a whole each class is
 * shuffled and cut; of more, each sequence in turn is dealt to a part with the chance of the room that is left there for its class (Knuth,
 * The Art of Computer Programming 2, 3.4.2, algorithm S, for several parts), which is as fair and takes a bit a sequence and part.
 */
final class StratifiedSplitter {

    private StratifiedSplitter() {}

    static List<Sequences> split(Sequences all, long seed, double... shares) {
        return split(all, ShuffledBatches.DRAWN_WHOLE, seed, shares);
    }

    /** @param shuffled up to how many sequences are shuffled */
    static List<Sequences> split(Sequences all, int shuffled, long seed, double... shares) {
        Parts.requireShares(shares);
        InvalidInputException.require(
                all.isLabeled(), "The sequences have no labels; to keep the class ratio each needs one.");
        ClassBalance balance = all.balance();
        InvalidInputException.require(
                balance.hasBothClasses(),
                "All %d sequences have label %d; both 0 and 1 must occur to learn the difference.",
                all.size(),
                balance.positives() > 0 ? 1 : 0);
        int[][] rooms = {rooms(balance.negatives(), shares), rooms(balance.positives(), shares)};
        for (int part = 0; part < shares.length; part++) {
            requireBoth(balance, shares, rooms[0][part], rooms[1][part]);
        }
        Random random = new Random(Seeds.derive(seed, "split", 0));
        List<Selection> parts = all.size() <= shuffled ? dealt(all, rooms, random) : dealtInTurn(all, rooms, random);
        return parts.stream().map(all::select).toList();
    }

    /** Returns how many sequences of one class each part gets. */
    private static int[] rooms(int count, double[] shares) {
        int[] rooms = new int[shares.length];
        double share = 0;
        int from = 0;
        for (int part = 0; part < shares.length; part++) {
            share += shares[part];
            int to = (int) Math.round(Math.min(1.0, share) * count);
            rooms[part] = to - from;
            from = to;
        }
        return rooms;
    }

    private static List<Selection> dealt(Sequences all, int[][] rooms, Random random) {
        List<int[]> negatives = deal(indicesOf(all, 0), rooms[0], random);
        List<int[]> positives = deal(indicesOf(all, 1), rooms[1], random);
        return IntStream.range(0, negatives.size())
                .mapToObj(part -> Selection.of(merged(negatives.get(part), positives.get(part))))
                .toList();
    }

    private static List<Selection> dealtInTurn(Sequences all, int[][] rooms, Random random) {
        int[] left =
                Arrays.stream(rooms).mapToInt(room -> IntStream.of(room).sum()).toArray();
        List<BitSelection.Choosing> parts = Arrays.stream(rooms[0])
                .mapToObj(room -> new BitSelection.Choosing(all.size()))
                .toList();
        for (int i = 0; i < all.size(); i++) {
            int label = all.label(i);
            int drawn = random.nextInt(left[label]--);
            int part = 0;
            while (drawn >= rooms[label][part]) {
                drawn -= rooms[label][part++];
            }
            rooms[label][part]--;
            parts.get(part).choose(i);
        }
        return parts.stream().<Selection>map(BitSelection.Choosing::done).toList();
    }

    private static int[] indicesOf(Sequences all, int label) {
        return IntStream.range(0, all.size()).filter(i -> all.label(i) == label).toArray();
    }

    private static List<int[]> deal(int[] indices, int[] rooms, Random random) {
        EpochOrder.shuffle(indices, random);
        List<int[]> parts = new ArrayList<>();
        int from = 0;
        for (int room : rooms) {
            parts.add(Arrays.copyOfRange(indices, from, from + room));
            from += room;
        }
        return parts;
    }

    private static void requireBoth(ClassBalance balance, double[] shares, int negatives, int positives) {
        InvalidInputException.require(
                negatives > 0 && positives > 0,
                "%d sequences (%d of them 1) are too few for parts of %s; every part needs a 0 and a 1. Maybe give the parts as files.",
                balance.negatives() + balance.positives(),
                balance.positives(),
                Arrays.toString(Arrays.stream(shares)
                        .map(s -> Math.round(s * 1000) / 1000.0)
                        .toArray()));
    }

    private static int[] merged(int[] one, int[] other) {
        return IntStream.concat(IntStream.of(one), IntStream.of(other)).sorted().toArray();
    }
}
