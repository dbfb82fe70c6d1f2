package org.seqwise.examples;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Splitter;
import org.seqwise.data.TimeSpan;
import org.seqwise.tuning.SplitRule;
import picocli.CommandLine.Option;

/** How data is dealt into parts. */
final class SplitOptions {

    @Option(
            names = "--split",
            paramLabel = "RULE",
            description = "stratified (at random, each part with the class ratio), group (no --group on both sides) or"
                    + " time (the last part is the latest) (stratified).")
    private @Nullable String said;

    @Option(
            names = "--embargo",
            paramLabel = "TIME",
            description = "With --split time: what ends less than TIME before a cut, such as 10m, is left out (0).")
    private @Nullable String embargo;

    @Option(
            names = "--split-seed",
            defaultValue = "42",
            description = "Seed of the split, and of generated data (${DEFAULT-VALUE}).")
    private long seed;

    private String rule() {
        return said == null ? "stratified" : said;
    }

    /**
     * Checks that nothing was said of a split where there is none.
     *
     * @param reason why there is none
     */
    void requireUnsaid(String reason) {
        InvalidInputException.require(
                said == null && embargo == null,
                "%s (%s) has nothing to split: %s. Maybe leave it out.",
                said == null ? "--embargo" : "--split",
                said == null ? embargo : said,
                reason);
    }

    long seed() {
        return seed;
    }

    Splitter splitter() {
        return dealing().splitter();
    }

    /** Returns the rule in words, for a process that deals alike. */
    SplitRule dealing() {
        InvalidInputException.require(
                embargo == null || rule().equals("time"), "--embargo (%s) needs --split time beside it.", embargo);
        return switch (rule()) {
            case "stratified" -> SplitRule.stratified(seed);
            case "group" -> SplitRule.byGroup(seed);
            case "time" -> SplitRule.byTime(embargo == null ? 0 : TimeSpan.parse("--embargo", embargo));
            default -> throw new InvalidInputException("--split (" + said + ") must be stratified, group or time.");
        };
    }

    /** Returns whether the parts may share groups, as they do when they are cut in time. */
    boolean mayShareGroups() {
        return rule().equals("time");
    }

    /** Returns what is noted of the split with a model. */
    Map<String, String> source() {
        Map<String, String> source = new LinkedHashMap<>();
        source.put("split", rule());
        if (embargo != null) {
            source.put("embargo", embargo);
        }
        source.put("splitSeed", Long.toString(seed));
        return source;
    }
}
