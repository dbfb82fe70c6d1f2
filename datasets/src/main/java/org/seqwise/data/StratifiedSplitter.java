package org.seqwise.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Deals sequences into parts so that each part has the class ratio of the whole. */
final class StratifiedSplitter {

    // What rounding leaves of 1 - 0.7 - 0.3 is no share.
    private static final double SMALLEST_SHARE = 1e-9;

    private StratifiedSplitter() {}

    static List<Sequences> split(Sequences all, long seed, double... shares) {
        for (double share : shares) {
            InvalidInputException.require(
                    share > SMALLEST_SHARE && share < 1,
                    "A part's share (%s) must lie between 0 and 1, and the shares add to 1.",
                    share);
        }
        InvalidInputException.require(
                all.isLabeled(), "The sequences have no labels; to keep the class ratio each needs one.");
        ClassBalance balance = all.balance();
        InvalidInputException.require(
                balance.hasBothClasses(),
                "All %d sequences have label %d; both 0 and 1 must occur to learn the difference.",
                all.size(),
                balance.positives() > 0 ? 1 : 0);
        Random random = new Random(Seeds.derive(seed, "split", 0));
        List<int[]> negatives = deal(indicesOf(all, 0), shares, random);
        List<int[]> positives = deal(indicesOf(all, 1), shares, random);
        List<Sequences> parts = new ArrayList<>();
        for (int part = 0; part < shares.length; part++) {
            requireBoth(balance, shares, negatives.get(part).length, positives.get(part).length);
            parts.add(all.subset(merged(negatives.get(part), positives.get(part))));
        }
        return parts;
    }

    private static int[] indicesOf(Sequences all, int label) {
        return IntStream.range(0, all.size()).filter(i -> all.label(i) == label).toArray();
    }

    private static List<int[]> deal(int[] indices, double[] shares, Random random) {
        for (int i = indices.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = indices[i];
            indices[i] = indices[j];
            indices[j] = swapped;
        }
        List<int[]> parts = new ArrayList<>();
        double share = 0;
        int from = 0;
        for (double part : shares) {
            share += part;
            int to = (int) Math.round(Math.min(1.0, share) * indices.length);
            parts.add(Arrays.copyOfRange(indices, from, to));
            from = to;
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
