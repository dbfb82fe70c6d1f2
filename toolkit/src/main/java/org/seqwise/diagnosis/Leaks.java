package org.seqwise.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;

/**
 * What two parts of data share that they should not: a model judged on what it has seen looks better than it is.
 *
 * @param part which part was held against another, such as {@code test}
 * @param against against which, such as {@code training}
 * @param size how many sequences the first part has
 * @param identical how many of them are equal to one of the other part
 * @param overlapping of the rest, how many have steps in a row, half of theirs or more, of which the other part has every piece of four
 *     steps; a piece in which a step repeats another does not count
 * @param example the ids of two that are equal, or overlap where none are equal; empty where none do
 * @param sharedGroups the groups that are in both parts, the first five
 * @param sharedGroupCount how many groups are
 */
public record Leaks(
        String part,
        String against,
        int size,
        int identical,
        int overlapping,
        String example,
        List<String> sharedGroups,
        int sharedGroupCount) {

    private static final int MOST_SHOWN = 5;
    // Some 24 bytes a step; beyond, the search would need more memory than a training from a store.
    private static final long MOST_STEPS = 20_000_000;

    /** Copies the list. */
    public Leaks {
        sharedGroups = List.copyOf(sharedGroups);
    }

    /** Returns whether the training part is small enough to be searched: 20 million steps, which take half a gigabyte. */
    public static boolean canSearch(Split split) {
        return split.train().totalSteps() <= MOST_STEPS;
    }

    /** Holds the validation and the test part against the training part, and the test part against the validation part. */
    public static List<Leaks> of(Split split) {
        Seen training = new Seen("training", split.train());
        Seen validation = new Seen("validation", split.validation());
        return List.of(
                training.leaks("validation", split.validation()),
                training.leaks("test", split.test()),
                validation.leaks("test", split.test()));
    }

    /** Returns whether nothing is shared. */
    public boolean isClean() {
        return identical == 0 && overlapping == 0 && sharedGroupCount == 0;
    }

    /**
     * Returns what a person should know.
     *
     * @param groupsMayBeShared whether the parts were cut so that they share groups, as in time
     */
    public List<Finding> findings(boolean groupsMayBeShared) {
        List<Finding> findings = new ArrayList<>();
        if (identical > 0) {
            findings.add(finding(
                    "identical",
                    "%,d of %,d sequences of the %s part are equal to one of the %s part (%s): the figures flatter."
                            + " Maybe leave repeats out, or split by group.",
                    identical,
                    size,
                    part,
                    against,
                    example));
        }
        if (overlapping > 0) {
            findings.add(finding(
                    "overlapping",
                    "%,d of %,d sequences of the %s part share half of their steps or more with the %s part%s: the"
                            + " figures flatter. Maybe split by group, or in time with an embargo.",
                    overlapping,
                    size,
                    part,
                    against,
                    identical > 0 ? "" : " (" + example + ")"));
        }
        if (sharedGroupCount > 0 && !groupsMayBeShared) {
            findings.add(finding(
                    "groups",
                    "%,d groups are in both the %s and the %s part, such as %s. Maybe split by group.",
                    sharedGroupCount,
                    against,
                    part,
                    String.join(", ", sharedGroups)));
        }
        return findings;
    }

    private static Finding finding(String subject, String text, Object... arguments) {
        return new Finding(subject, String.format(Locale.ROOT, text, arguments));
    }

    /** What a part has. */
    private static final class Seen {
        private final String against;
        private final Sequences train;
        private final FirstOwners whole = new FirstOwners();
        private final FirstOwners pieces = new FirstOwners();
        private final Set<String> groups;

        Seen(String against, Sequences train) {
            this.against = against;
            this.train = train;
            StepRuns runs = new StepRuns(train);
            groups = groupsOf(train);
            for (int i = 0; i < train.size(); i++) {
                runs.read(i);
                whole.add(runs.whole(), i);
                for (int from = 0; from < runs.count(); from++) {
                    if (runs.isVaried(from)) {
                        pieces.add(runs.run(from), i);
                    }
                }
            }
        }

        Leaks leaks(String name, Sequences part) {
            StepRuns runs = new StepRuns(part);
            int identical = 0;
            int overlapping = 0;
            String equal = "";
            String overlap = "";
            for (int i = 0; i < part.size(); i++) {
                runs.read(i);
                int same = whole.of(runs.whole());
                int touching = same >= 0 ? -1 : overlapping(runs);
                identical += same >= 0 ? 1 : 0;
                overlapping += touching >= 0 ? 1 : 0;
                equal = equal.isEmpty() && same >= 0 ? part.id(i) + " and " + train.id(same) : equal;
                overlap = overlap.isEmpty() && touching >= 0 ? part.id(i) + " and " + train.id(touching) : overlap;
            }
            Set<String> common = groupsOf(part);
            common.retainAll(groups);
            return new Leaks(
                    name,
                    against,
                    part.size(),
                    identical,
                    overlapping,
                    equal.isEmpty() ? overlap : equal,
                    common.stream().sorted().limit(MOST_SHOWN).toList(),
                    common.size());
        }

        /** Returns a sequence that shares a piece of the longest stretch in common, if that is half of the steps; else a negative number. */
        private int overlapping(StepRuns runs) {
            int longest = 0;
            int owner = -1;
            int length = 0;
            for (int from = 0; from < runs.count(); from++) {
                int has = runs.isVaried(from) ? pieces.of(runs.run(from)) : -1;
                length = has < 0 ? 0 : length == 0 ? StepRuns.LENGTH : length + 1;
                if (length > longest) {
                    longest = length;
                    owner = has;
                }
            }
            return 2 * longest >= runs.steps() ? owner : -1;
        }

        private static Set<String> groupsOf(Sequences part) {
            Set<String> found = new HashSet<>();
            for (int i = 0; i < part.size(); i++) {
                String group = part.group(i);
                if (group != null) {
                    found.add(group);
                }
            }
            return found;
        }
    }
}
