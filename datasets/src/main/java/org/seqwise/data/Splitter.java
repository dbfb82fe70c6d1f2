package org.seqwise.data;

import java.util.List;

/**
 * A rule by which sequences are dealt into parts. Every part keeps the order of the whole, and every part of labeled sequences has both a 0
 * and a 1.
 */
public interface Splitter {

    /**
     * Deals at random, so that each part has the class ratio of the whole.
     *
     * @param seed the same seed gives the same parts
     */
    static Splitter stratified(long seed) {
        return new StratifiedDeal(seed);
    }

    /**
     * Deals whole groups, see {@link SequenceDetails#group}: no group is on both sides. Sizes and class ratios come as near to what is asked
     * as whole groups allow.
     *
     * @param seed the same seed gives the same parts
     */
    static Splitter byGroup(long seed) {
        return new GroupDeal(seed);
    }

    /**
     * Cuts at points in time: what comes first is learned from, what comes last is judged. A sequence that lies across a cut, or ends less
     * than the embargo before one, is left out. Folds walk forward: each is judged on one stretch and learns from all before it.
     *
     * @param embargo how long before each cut nothing is used, in the unit of the times (seconds for dates), not negative
     */
    static Splitter byTime(double embargo) {
        return new TimeCuts(embargo);
    }

    /**
     * Deals into parts.
     *
     * @param all what to deal
     * @param shares of each part, each in (0, 1), together 1
     * @return the parts, in the order of their shares
     * @throws InvalidInputException if the sequences do not know what the rule asks for, or are too few
     */
    List<Sequences> parts(Sequences all, double... shares);

    /**
     * Deals into folds.
     *
     * @param all what to deal
     * @param count how many folds, at least 2
     * @throws InvalidInputException if the sequences do not know what the rule asks for, or are too few
     */
    List<Fold> folds(Sequences all, int count);

    /**
     * Deals into a part to learn from, one to choose by and, with the rest, one to be judged on.
     *
     * @param train the share of the first, in (0, 1)
     * @param validation the share of the second
     */
    default Split split(Sequences all, double train, double validation) {
        List<Sequences> parts = parts(all, train, validation, 1.0 - train - validation);
        return new Split(parts.get(0), parts.get(1), parts.get(2));
    }
}
