package org.seqwise.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.data.SequenceDetails;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.data.Split;

class PartitionTest {

    private static final Sequences ALL = sequences();

    @ParameterizedTest
    @EnumSource
    void testPartIsThatOfASplitAndInNoFold(SplitRule.Kind kind) {
        Partition partition = new Partition(new SplitRule(kind, 7, 0), 0.15, 0.2, 3);
        Split split = partition.rule().splitter().split(ALL, 0.7, 0.15);
        Sequences learning = partition.learning(ALL);
        Set<String> expected = ids(split.train());
        expected.addAll(ids(split.validation()));
        assertEquals(expected, ids(learning));
        for (Split fold : partition.folds(learning)) {
            for (Sequences part : List.of(fold.train(), fold.validation(), fold.test())) {
                assertTrue(expected.containsAll(ids(part)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void partsOfAFoldShareNothing(SplitRule.Kind kind) {
        Partition partition = new Partition(new SplitRule(kind, 7, 0), 0, 0.2, 3);
        List<Split> folds = partition.folds(partition.learning(ALL));
        assertEquals(3, folds.size());
        Set<String> judged = new HashSet<>();
        for (Split fold : folds) {
            Set<String> union = ids(fold.train());
            union.addAll(ids(fold.validation()));
            union.addAll(ids(fold.test()));
            assertEquals(
                    fold.train().size() + fold.validation().size() + fold.test().size(), union.size());
            judged.addAll(ids(fold.test()));
        }
        // In time the first stretch is learned from alone.
        assertEquals(kind == SplitRule.Kind.TIME ? 225 : 300, judged.size());
    }

    @Test
    void whatIsDealtByIsPartOfTheData() {
        Partition groups = new Partition(SplitRule.byGroup(7), 0, 0.2, 3);
        Partition times = new Partition(SplitRule.byTime(0), 0, 0.2, 3);
        assertEquals(groups.dealtBy(one("g", 1, 2)), groups.dealtBy(one("g", 1, 3)));
        assertNotEquals(groups.dealtBy(one("g", 1, 2)), groups.dealtBy(one("h", 1, 2)));
        assertEquals(times.dealtBy(one("g", 1, 2)), times.dealtBy(one("h", 1, 2)));
        assertNotEquals(times.dealtBy(one("g", 1, 2)), times.dealtBy(one("g", 1, 3)));
        assertNotEquals(times.dealtBy(one("g", 1, 2)), times.dealtBy(one("g", 0, 2)));
        assertEquals("", new Partition(SplitRule.stratified(7), 0, 0.2, 3).dealtBy(ALL));
    }

    private static Sequences one(String group, double start, double end) {
        SequencesBuilder builder = Sequences.builder(List.of("x"));
        builder.accept(new SequenceDetails("s", 1, 1, group, start, end), new float[] {1}, 0, 1);
        return builder.build();
    }

    private static Set<String> ids(Sequences part) {
        return IntStream.range(0, part.size()).mapToObj(part::id).collect(Collectors.toCollection(HashSet::new));
    }

    private static Sequences sequences() {
        Random random = new Random(3);
        SequencesBuilder builder = Sequences.builder(List.of("x"));
        for (int i = 0; i < 300; i++) {
            SequenceDetails details =
                    new SequenceDetails("s" + i, random.nextInt(3) / 2, 1, "g" + random.nextInt(40), i, i);
            builder.accept(details, new float[] {i}, 0, 1);
        }
        return builder.build();
    }
}
