package org.seqwise.examples;

import java.util.List;
import java.util.stream.IntStream;
import org.seqwise.data.Fold;
import org.seqwise.data.Sequences;
import org.seqwise.data.Splitter;

/**
 * What a trial learns from, in folds, and what it is judged on.
 *
 * @param folds one for each member: it learns from the fold's training part and stops by its test part, which is no part of what is judged
 * @param test what is looked at once, at the end
 */
record FoldedParts(List<Fold> folds, Sequences test) {

    /** Copies the list. */
    FoldedParts {
        folds = List.copyOf(folds);
    }

    /** Folds with the class ratio of the whole, so that every sequence is learned from by all members but one, which stops by it. */
    static FoldedParts stratified(Sequences train, Sequences test, int members, long seed) {
        return new FoldedParts(Splitter.stratified(seed).folds(train, members), test);
    }

    /** Judges on every third sequence, in the order of the file, and learns from the others in stratified folds. */
    static FoldedParts everyThirdJudged(Sequences all, int members, long seed) {
        return stratified(everyThird(all, false), everyThird(all, true), members, seed);
    }

    private static Sequences everyThird(Sequences all, boolean judged) {
        return all.subset(IntStream.range(0, all.size())
                .filter(i -> (i % 3 == 2) == judged)
                .toArray());
    }
}
