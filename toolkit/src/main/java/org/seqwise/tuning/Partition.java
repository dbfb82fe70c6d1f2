package org.seqwise.tuning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.data.Splitter;

/**
 * How data is dealt for a search: first a test part is set aside, which no trial sees; what is left is dealt into folds; and each fold's
 * training part gives up a part to stop by, so that the part that judges it does nothing else.
 *
 * @param rule how all of it is dealt
 * @param testShare the share of the test part in [0, 1), the very one that {@code Splitter.split} sets aside; 0 for none
 * @param validationShare the share of a fold's training part to stop by, in (0, 1)
 * @param folds how many, at least 2
 */
record Partition(SplitRule rule, double testShare, double validationShare, int folds) {

    Partition {
        InvalidInputException.require(folds >= 2, "The number of folds (%d) must be 2 or more.", folds);
        InvalidInputException.require(
                testShare >= 0 && testShare < 1, "The test part's share (%s) must lie in [0, 1).", testShare);
        InvalidInputException.require(
                validationShare > 0 && validationShare < 1,
                "The validation part's share (%s) must lie in (0, 1).",
                validationShare);
    }

    /** Returns what the search may see. */
    Sequences learning(Sequences all) {
        if (testShare == 0) {
            return all;
        }
        Splitter splitter = rule.splitter();
        if (rule.kind() != SplitRule.Kind.GROUP) {
            // Two parts and three are cut from one order, so that the last is the same in both.
            return splitter.parts(all, 1 - testShare, testShare).get(0);
        }
        // Groups go where room is, which depends on the parts: those that a split has in its test part are left out.
        Sequences test = splitter.split(all, 1 - 2 * testShare, testShare).test();
        Set<@Nullable String> taken = new HashSet<>();
        IntStream.range(0, test.size()).mapToObj(test::group).forEach(taken::add);
        return all.subset(IntStream.range(0, all.size())
                .filter(i -> !taken.contains(all.group(i)))
                .toArray());
    }

    /**
     * Returns the SHA-256 of what the rule deals by and {@link Sequences#fingerprint()} leaves out, groups or times, as hexadecimal digits;
     * empty where there is nothing of the kind.
     *
     * @param learning what the search may see
     */
    String dealtBy(Sequences learning) {
        if (rule.kind() == SplitRule.Kind.STRATIFIED) {
            return "";
        }
        MessageDigest digest = sha256();
        for (int i = 0; i < learning.size(); i++) {
            // An end after each, so that none can be taken for a part of the next.
            String fact = rule.kind() == SplitRule.Kind.GROUP
                    ? String.valueOf(learning.group(i))
                    : learning.start(i) + " " + learning.end(i);
            digest.update((fact + '\0').getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /**
     * Returns the parts of each fold: to learn from, to stop by, and to be judged on.
     *
     * @param learning what the search may see
     */
    List<Split> folds(Sequences learning) {
        Splitter splitter = rule.splitter();
        return splitter.folds(learning, folds).stream()
                .map(fold -> {
                    List<Sequences> parts = splitter.parts(fold.train(), 1 - validationShare, validationShare);
                    return new Split(parts.get(0), parts.get(1), fold.test());
                })
                .toList();
    }
}
