package org.seqwise.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cuts at the starts of sequences, so that each part has its share of them before what lies across a cut is left out. */
record TimeCuts(double embargo) implements Splitter {

    private static final Logger logger = LoggerFactory.getLogger(TimeCuts.class);
    private static final String REMEDY = "Maybe other shares, or a shorter embargo.";

    TimeCuts {
        InvalidInputException.require(
                embargo >= 0 && Double.isFinite(embargo), "embargo (%s) must not be negative, and finite.", embargo);
    }

    @Override
    public List<Sequences> parts(Sequences all, double... shares) {
        Parts.requireShares(shares);
        double[] cuts = cuts(all, shares);
        List<Sequences> parts = new ArrayList<>();
        int kept = 0;
        for (int part = 0; part < shares.length; part++) {
            Sequences stretch = between(all, cuts[part], cuts[part + 1]);
            Parts.requireUsable(stretch, name(cuts[part], cuts[part + 1]), REMEDY);
            kept += stretch.size();
            parts.add(stretch);
        }
        if (kept < all.size()) {
            logger.info(
                    "{} of {} sequences lie across a cut in time or within the embargo before one, and are left out.",
                    all.size() - kept,
                    all.size());
        }
        return parts;
    }

    @Override
    public List<Fold> folds(Sequences all, int count) {
        Parts.equalShares(count);
        double[] cuts = cuts(all, Parts.equalShares(count + 1));
        List<Fold> folds = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            Sequences before = between(all, Double.NEGATIVE_INFINITY, cuts[fold + 1]);
            Sequences after = between(all, cuts[fold + 1], cuts[fold + 2]);
            Parts.requireUsable(before, name(Double.NEGATIVE_INFINITY, cuts[fold + 1]), REMEDY);
            Parts.requireUsable(after, name(cuts[fold + 1], cuts[fold + 2]), REMEDY);
            folds.add(new Fold(before, after));
        }
        return folds;
    }

    /** Returns where each part begins, and infinity after the last. */
    private static double[] cuts(Sequences all, double... shares) {
        InvalidInputException.require(
                all.isTimed(),
                "The times of the sequences are not known; to split by time each needs them. Maybe name their column with --time.");
        double[] starts = new double[all.size()];
        Arrays.setAll(starts, all::start);
        Arrays.sort(starts);
        double[] cuts = new double[shares.length + 1];
        cuts[0] = Double.NEGATIVE_INFINITY;
        cuts[shares.length] = Double.POSITIVE_INFINITY;
        double share = 0;
        for (int part = 1; part < shares.length; part++) {
            share += shares[part - 1];
            int first = (int) Math.round(Math.min(1.0, share) * starts.length);
            cuts[part] = first < starts.length ? starts[first] : Double.POSITIVE_INFINITY;
        }
        return cuts;
    }

    private Sequences between(Sequences all, double from, double cut) {
        return Parts.where(all, i -> all.start(i) >= from && all.end(i) < cut && all.end(i) + embargo <= cut);
    }

    private static String name(double from, double to) {
        return String.format(Locale.ROOT, "The part from time %s to %s", from, to);
    }
}
