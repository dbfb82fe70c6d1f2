package org.seqwise.tuning;

import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Splitter;

/**
 * A {@link Splitter} as words and numbers, so that a worker process deals as its parent does.
 *
 * @param kind which
 * @param seed the same seed gives the same parts; means nothing by time
 * @param embargo how long before each cut nothing is used, in the unit of the times; 0 unless by time
 */
public record SplitRule(Kind kind, long seed, double embargo) {

    /** The ways to deal. */
    public enum Kind {
        /** {@link Splitter#stratified}. */
        STRATIFIED,
        /** {@link Splitter#byGroup}. */
        GROUP,
        /** {@link Splitter#byTime}. */
        TIME
    }

    /** Checks that an embargo is one. */
    public SplitRule {
        InvalidInputException.require(
                embargo == 0 || kind == Kind.TIME, "embargo (%s) must be 0 where nothing is cut in time.", embargo);
    }

    /** Deals at random, each part with the class ratio. */
    public static SplitRule stratified(long seed) {
        return new SplitRule(Kind.STRATIFIED, seed, 0);
    }

    /** Deals whole groups. */
    public static SplitRule byGroup(long seed) {
        return new SplitRule(Kind.GROUP, seed, 0);
    }

    /** Cuts at points in time; folds walk forward. */
    public static SplitRule byTime(double embargo) {
        return new SplitRule(Kind.TIME, 0, embargo);
    }

    /** Returns what deals so. */
    public Splitter splitter() {
        return switch (kind) {
            case STRATIFIED -> Splitter.stratified(seed);
            case GROUP -> Splitter.byGroup(seed);
            case TIME -> Splitter.byTime(embargo);
        };
    }
}
