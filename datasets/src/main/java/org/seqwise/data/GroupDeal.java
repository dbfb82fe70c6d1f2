package org.seqwise.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Deals whole groups, the largest first, each to the part where sizes and class ratios then are nearest to what is asked: the greedy rule of
 * stratified group folds.
 */
record GroupDeal(long seed) implements Splitter {

    private static final String REMEDY = "Maybe other shares, or another seed.";

    @Override
    public List<Sequences> parts(Sequences all, double... shares) {
        int[] partOf = deal(all, shares);
        List<Sequences> parts = Parts.of(all, partOf, shares.length);
        for (int part = 0; part < shares.length; part++) {
            Parts.requireUsable(parts.get(part), "Part " + (part + 1) + " of the split by group", REMEDY);
        }
        return parts;
    }

    @Override
    public List<Fold> folds(Sequences all, int count) {
        List<Fold> folds = Parts.folds(all, deal(all, Parts.equalShares(count)), count);
        for (Fold fold : folds) {
            Parts.requireUsable(fold.test(), "A fold by group", "Maybe fewer folds, or another seed.");
        }
        return folds;
    }

    private int[] deal(Sequences all, double... shares) {
        Parts.requireShares(shares);
        InvalidInputException.require(
                all.isGrouped(), "The sequences have no groups; to keep groups together each needs one.");
        Map<String, Group> byName = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            byName.computeIfAbsent(Objects.requireNonNull(all.group(i)), name -> new Group())
                    .add(all.isLabeled() ? all.label(i) : 0);
        }
        InvalidInputException.require(
                byName.size() >= shares.length,
                "The sequences have %d groups; %d parts need one each at least.",
                byName.size(),
                shares.length);
        assign(new ArrayList<>(byName.values()), shares, all);
        int[] partOf = new int[all.size()];
        for (int i = 0; i < partOf.length; i++) {
            partOf[i] = Objects.requireNonNull(byName.get(all.group(i))).part;
        }
        return partOf;
    }

    private void assign(List<Group> groups, double[] shares, Sequences all) {
        // Groups of one size come in a random order.
        Collections.shuffle(groups, new Random(Seeds.derive(seed, "groups", 0)));
        groups.sort(Comparator.comparingInt((Group group) -> group.counts[0] + group.counts[1])
                .reversed());
        double positives = all.isLabeled() ? all.balance().positives() : 0;
        double[] totals = {all.size() - positives, positives};
        int[][] filled = new int[shares.length][2];
        int left = groups.size();
        for (Group group : groups) {
            long empty = Arrays.stream(filled).filter(GroupDeal::isEmpty).count();
            // The last groups are kept for parts that have none yet.
            boolean emptyOnly = left-- == empty;
            group.part = nearest(group, filled, shares, totals, emptyOnly);
            filled[group.part][0] += group.counts[0];
            filled[group.part][1] += group.counts[1];
        }
    }

    private static boolean isEmpty(int[] counts) {
        return counts[0] + counts[1] == 0;
    }

    private static int nearest(Group group, int[][] filled, double[] shares, double[] totals, boolean emptyOnly) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int part = 0; part < shares.length; part++) {
            if (emptyOnly && !isEmpty(filled[part])) {
                continue;
            }
            double change = 0;
            for (int label = 0; label < 2; label++) {
                double wanted = shares[part] * Math.max(1, totals[label]);
                double before = filled[part][label] / wanted - 1;
                double after = (filled[part][label] + group.counts[label]) / wanted - 1;
                // Weighed by the share, so that a small part's percent counts as much as its sequences do.
                change += shares[part] * (after * after - before * before);
            }
            if (change < least) {
                least = change;
                best = part;
            }
        }
        return best;
    }

    /** How many 0s and 1s a group has, and where it goes. */
    private static final class Group {
        private final int[] counts = new int[2];
        private int part;

        void add(int label) {
            counts[label]++;
        }
    }
}
