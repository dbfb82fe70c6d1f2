package org.seqwise.verdict;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Seeds;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.data.Splitter;
import org.seqwise.diagnosis.Leaks;

/**
 * How sequences are dealt into what is learned from and what is judged, so that nothing judged was nearly learned: by whole groups where there are
 * ten or more, in time where sequences overlap or groups are few, else at random.
 *
 * @param name as {@code --split} takes it
 * @param train the share that is learned from
 * @param validation the share that is stopped by
 * @param warning what a person should know of it; null where nothing
 */
record Cut(
        String name,
        double train,
        double validation,
        @Nullable String warning) {

    private static final int FEWEST_GROUPS = 10;
    private static final int FEWEST_TIMES = 10;
    private static final double OVERLAPPING = 0.01;
    // In time, a part may have no 1 by the hour or the weekday at which it begins.
    private static final double[][] SHARES = {{0.5, 0.2}, {0.6, 0.2}, {0.4, 0.2}, {0.5, 0.3}, {0.4, 0.3}, {0.3, 0.3}};
    private static final String RANDOM = "stratified";
    private static final String GROUP = "group";
    private static final String TIME = "time";

    static Cut of(Sequences sequences, long seed) {
        long groups = groupCount(sequences);
        if (groups >= FEWEST_GROUPS) {
            return tried(GROUP, sequences, seed);
        }
        boolean overlaps = groups > 0 || overlaps(sequences, seed);
        if (overlaps && hasTimes(sequences)) {
            return tried(TIME, sequences, seed);
        }
        return random(
                overlaps
                        ? "Sequences overlap or share a group with others, and there are neither groups enough nor times to keep those apart:"
                                + " what is judged was in part learned, and the figures flatter."
                        : null);
    }

    private static boolean overlaps(Sequences sequences, long seed) {
        Split random = random(null).split(sequences, seed);
        Leaks leaks = Leaks.of(random).get(1);
        return leaks.overlapping() >= OVERLAPPING * leaks.size();
    }

    // A cut that leaves a part without one class is of no use.
    private static Cut tried(String name, Sequences sequences, long seed) {
        for (double[] shares : SHARES) {
            Cut cut = new Cut(name, shares[0], shares[1], null);
            try {
                cut.split(sequences, seed);
                return cut;
            } catch (InvalidInputException e) {
                // The next one may do.
            }
        }
        return random("1s or 0s are in too few " + (name.equals(GROUP) ? "groups" : "stretches of time")
                + " to keep those apart: what is judged was in part learned, and the figures flatter.");
    }

    /** Returns the cut at random. */
    static Cut random(@Nullable String warning) {
        return new Cut(RANDOM, SHARES[0][0], SHARES[0][1], warning);
    }

    /** Returns a part to learn from, one to stop by and one to be judged on. */
    Split split(Sequences sequences, long seed) {
        Splitter splitter =
                switch (name) {
                    case GROUP -> Splitter.byGroup(seed);
                    case TIME -> Splitter.byTime(0);
                    default -> Splitter.stratified(seed);
                };
        return splitter.split(sequences, train, validation);
    }

    /** Returns all positions in an order whose halves share as little as the cut's parts. */
    int[] order(Sequences sequences, long seed) {
        List<String> groups = sequences.groups();
        Comparator<Integer> byDraw = Comparator.comparingLong(i -> Seeds.derive(seed, "halves", i));
        Comparator<Integer> order =
                switch (name) {
                    case GROUP ->
                        Comparator.<Integer>comparingLong(
                                        i -> Seeds.derive(seed, groups == null ? "" : groups.get(i), 0))
                                .thenComparing(byDraw);
                    case TIME -> Comparator.comparingDouble(sequences::start);
                    default -> byDraw;
                };
        return IntStream.range(0, sequences.size())
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Returns whether sequences are known to begin at other times; a file may count the steps of each from 0. */
    static boolean hasTimes(Sequences sequences) {
        return sequences.isTimed()
                && IntStream.range(0, sequences.size())
                                .mapToDouble(sequences::start)
                                .distinct()
                                .count()
                        >= FEWEST_TIMES;
    }

    private static long groupCount(Sequences sequences) {
        List<String> names = sequences.groups();
        return names == null ? 0 : names.stream().distinct().count();
    }

    /** Returns whether labels are to be moved in blocks, since neighbours share them, when they are shuffled. */
    boolean hasBlocks() {
        return !name.equals(RANDOM);
    }

    /** Returns the positions of each block of sequences that hang together, in an order that keeps neighbours. */
    int[][] blocks(Sequences part) {
        if (name.equals(GROUP)) {
            List<String> groups = part.groups();
            return groups == null
                    ? new int[0][]
                    : groups.stream()
                            .distinct()
                            .map(group -> IntStream.range(0, part.size())
                                    .filter(i -> groups.get(i).equals(group))
                                    .toArray())
                            .toArray(int[][]::new);
        }
        int[] inTime = order(part, 0);
        return new int[][] {Arrays.copyOf(inTime, inTime.length)};
    }
}
