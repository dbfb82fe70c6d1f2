package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SplitterTest {

    private static final Sequences PATIENTS = patients(400, 3_000);
    private static final Sequences DAYS = days(1_000, 10);

    @Test
    void noGroupIsOnBothSides() {
        Split split = Splitter.byGroup(42).split(PATIENTS, 0.7, 0.15);
        Set<String> train = groups(split.train());
        Set<String> validation = groups(split.validation());
        Set<String> test = groups(split.test());
        assertEquals(400, train.size() + validation.size() + test.size());
        assertEquals(groups(PATIENTS), union(List.of(train, validation, test)));
        assertEquals(
                3_000,
                split.train().size() + split.validation().size() + split.test().size());
    }

    @Test
    void wholeGroupsComeNearTheSharesAndTheClassRatio() {
        Split split = Splitter.byGroup(42).split(PATIENTS, 0.7, 0.15);
        assertEquals(0.7, split.train().size() / 3_000.0, 0.01);
        assertEquals(0.15, split.validation().size() / 3_000.0, 0.01);
        double rate = PATIENTS.balance().positiveRate();
        for (Sequences part : List.of(split.train(), split.validation(), split.test())) {
            assertEquals(rate, part.balance().positiveRate(), 0.02);
        }
    }

    @Test
    void theSeedDecidesWhichGroupsGoWhere() {
        Splitter one = Splitter.byGroup(1);
        assertEquals(
                ids(one.split(PATIENTS, 0.7, 0.15).test()),
                ids(one.split(PATIENTS, 0.7, 0.15).test()));
        assertNotEquals(
                ids(one.split(PATIENTS, 0.7, 0.15).test()),
                ids(Splitter.byGroup(2).split(PATIENTS, 0.7, 0.15).test()));
    }

    @Test
    void asManyGroupsAsPartsIsEnough() {
        Sequences houses = patients(3, 300);
        List<Sequences> parts = Splitter.byGroup(42).parts(houses, 0.7, 0.15, 0.15);
        parts.forEach(part -> assertEquals(1, groups(part).size()));
        assertRefused("The sequences have 3 groups; 4 parts need one each at least.", () -> Splitter.byGroup(42)
                .folds(houses, 4));
    }

    @Test
    void eachSequenceIsJudgedInOneFold() {
        for (Splitter splitter : List.of(Splitter.stratified(7), Splitter.byGroup(7))) {
            List<Fold> folds = splitter.folds(PATIENTS, 5);
            List<String> judged = new ArrayList<>();
            for (Fold fold : folds) {
                judged.addAll(ids(fold.test()));
                assertEquals(3_000, fold.train().size() + fold.test().size());
                assertTrue(disjoint(ids(fold.train()), ids(fold.test())));
            }
            assertEquals(new HashSet<>(ids(PATIENTS)), new HashSet<>(judged));
            assertEquals(3_000, judged.size());
        }
    }

    @Test
    void stratifiedFoldsAreEqualInSizeAndRatio() {
        List<Fold> folds = Splitter.stratified(7).folds(PATIENTS, 7);
        int positives = PATIENTS.balance().positives();
        for (Fold fold : folds) {
            assertEquals(3_000 / 7.0, fold.test().size(), 1);
            assertEquals(positives / 7.0, fold.test().balance().positives(), 1);
        }
    }

    @Test
    void groupFoldsShareNoGroup() {
        for (Fold fold : Splitter.byGroup(3).folds(PATIENTS, 4)) {
            assertTrue(disjoint(groups(fold.train()), groups(fold.test())));
        }
    }

    @Test
    void stratifiedPartsAreThoseOfTheShortWay() {
        assertEquals(
                ids(PATIENTS.stratifiedSplit(0.7, 0.15, 42).test()),
                ids(Splitter.stratified(42).split(PATIENTS, 0.7, 0.15).test()));
    }

    @Test
    void laterTimesAreJudgedAndNothingLiesAcrossACut() {
        Split split = Splitter.byTime(0).split(DAYS, 0.7, 0.15);
        assertTrue(latest(split.train()) < earliest(split.validation()));
        assertTrue(latest(split.validation()) < earliest(split.test()));
        // Windows of ten steps that begin at each step: nine lie across each cut.
        assertEquals(691, split.train().size());
        assertEquals(141, split.validation().size());
        assertEquals(150, split.test().size());
    }

    @Test
    void anEmbargoKeepsItsDistanceBeforeEachCut() {
        Split split = Splitter.byTime(25).split(DAYS, 0.7, 0.15);
        assertEquals(25, earliest(split.validation()) - latest(split.train()));
        assertEquals(25, earliest(split.test()) - latest(split.validation()));
        assertRefused("embargo (-1.0) must not be negative, and finite.", () -> Splitter.byTime(-1));
    }

    @Test
    void foldsOfTimeWalkForward() {
        List<Fold> folds = Splitter.byTime(5).folds(DAYS, 4);
        double last = Double.NEGATIVE_INFINITY;
        for (Fold fold : folds) {
            assertTrue(latest(fold.train()) + 5 <= earliest(fold.test()));
            assertTrue(earliest(fold.test()) > last);
            last = latest(fold.test());
        }
        assertTrue(ids(folds.get(3).train()).containsAll(ids(folds.get(0).test())));
    }

    @Test
    void theOrderInTheDataDoesNotMatterToTime() {
        int[] backwards =
                IntStream.range(0, DAYS.size()).map(i -> DAYS.size() - 1 - i).toArray();
        Split split = Splitter.byTime(0).split(DAYS.subset(backwards), 0.7, 0.15);
        assertEquals(691, split.train().size());
        assertTrue(latest(split.train()) < earliest(split.validation()));
    }

    @Test
    void whatARuleNeedsMustBeThere() {
        Sequences plain = Sequences.builder(List.of("x"))
                .add("a", new float[][] {{1}}, 0)
                .add("b", new float[][] {{1}}, 1)
                .build();
        assertRefused("The sequences have no groups; to keep groups together each needs one.", () -> Splitter.byGroup(1)
                .split(plain, 0.7, 0.15));
        assertRefused(
                "The times of the sequences are not known; to split by time each needs them. Maybe name their column with --time.",
                () -> Splitter.byTime(0).split(plain, 0.7, 0.15));
        assertRefused("The number of folds (1) must be 2 or more.", () -> Splitter.stratified(1)
                .folds(plain, 1));
        assertRefused(
                "1 0s and 1 1s do not fill 2 folds; each fold needs one of both. Maybe fewer folds.",
                () -> Splitter.stratified(1).folds(plain, 2));
        assertRefused(
                "A part's share (1.2) must lie between 0 and 1, and the shares add to 1.",
                () -> Splitter.byGroup(1).split(PATIENTS, 1.2, 0.1));
    }

    @Test
    void aPartInTimeOfOneClassIsRefused() {
        SequencesBuilder builder = Sequences.builder(List.of("x"));
        for (int i = 0; i < 100; i++) {
            builder.add(new SequenceDetails("s" + i, i < 80 ? i % 2 : 0, 1, null, i, i), new float[][] {{i}});
        }
        assertRefused(
                "The part from time 85.0 to Infinity has 15 0s and 0 1s; it must have both. Maybe other shares, or a shorter embargo.",
                () -> Splitter.byTime(0).split(builder.build(), 0.7, 0.15));
    }

    private static Sequences patients(int groups, int count) {
        Random random = new Random(1);
        SequencesBuilder builder = Sequences.builder(List.of("x"));
        for (int i = 0; i < count; i++) {
            int group = i < groups ? i : (int) (groups * Math.pow(random.nextDouble(), 2));
            int label = random.nextInt(4) == 0 ? 1 : 0;
            builder.add(
                    new SequenceDetails("s" + i, label, 1, "p" + group, Double.NaN, Double.NaN), new float[][] {{i}});
        }
        return builder.build();
    }

    private static Sequences days(int count, int length) {
        SequencesBuilder builder = Sequences.builder(List.of("x"));
        for (int i = 0; i < count; i++) {
            builder.add(
                    new SequenceDetails("w" + i, i % 3 == 0 ? 1 : 0, 1, null, i, i + length - 1), new float[][] {{i}});
        }
        return builder.build();
    }

    private static List<String> ids(Sequences part) {
        return IntStream.range(0, part.size()).mapToObj(part::id).toList();
    }

    private static Set<String> groups(Sequences part) {
        Set<String> groups = new TreeSet<>();
        for (int i = 0; i < part.size(); i++) {
            groups.add(String.valueOf(part.group(i)));
        }
        return groups;
    }

    private static Set<String> union(List<Set<String>> sets) {
        Set<String> all = new TreeSet<>();
        sets.forEach(all::addAll);
        return all;
    }

    private static boolean disjoint(java.util.Collection<String> one, java.util.Collection<String> other) {
        return java.util.Collections.disjoint(new HashSet<>(one), other);
    }

    private static double earliest(Sequences part) {
        return IntStream.range(0, part.size()).mapToDouble(part::start).min().orElseThrow();
    }

    private static double latest(Sequences part) {
        return IntStream.range(0, part.size()).mapToDouble(part::end).max().orElseThrow();
    }

    private static void assertRefused(String message, Executable action) {
        assertEquals(message, assertThrows(InvalidInputException.class, action).getMessage());
    }
}
