package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StratifiedSplitterTest {

    @Test
    void eachPartHasTheRatioOfTheWhole() {
        Split split = withLabels(800, 200).stratifiedSplit(0.70, 0.15, 42);
        assertEquals(new ClassBalance(560, 140), split.train().balance());
        assertEquals(new ClassBalance(120, 30), split.validation().balance());
        assertEquals(new ClassBalance(120, 30), split.test().balance());
    }

    @Test
    void sizesThatDoNotDivideAreOffByLessThanOne() {
        Split split = withLabels(83, 17).stratifiedSplit(0.6, 0.2, 1);
        List<Sequences> parts = List.of(split.train(), split.validation(), split.test());
        double[] shares = {0.6, 0.2, 0.2};
        for (int i = 0; i < shares.length; i++) {
            assertEquals(shares[i] * 83, parts.get(i).balance().negatives(), 1);
            assertEquals(shares[i] * 17, parts.get(i).balance().positives(), 1);
        }
    }

    @Test
    void partsAreDisjointAndCompleteAndKeepTheOrder() {
        Sequences all = withLabels(50, 37);
        Split split = all.stratifiedSplit(0.5, 0.3, 9);
        List<List<Integer>> parts = Stream.of(split.train(), split.validation(), split.test())
                .map(StratifiedSplitterTest::ids)
                .toList();
        for (List<Integer> part : parts) {
            assertEquals(part.stream().sorted().toList(), part);
        }
        assertEquals(ids(all), parts.stream().flatMap(List::stream).sorted().toList());
        for (int i = 0; i < split.test().size(); i++) {
            int original = parts.get(2).get(i);
            assertEquals(all.label(original), split.test().label(i));
            assertEquals(all.value(original, 0, 0), split.test().value(i, 0, 0));
        }
    }

    @Test
    void theSeedAloneDecides() {
        Sequences all = withLabels(60, 40);
        List<Integer> once = ids(all.stratifiedSplit(0.5, 0.25, 7).train());
        assertEquals(once, ids(all.stratifiedSplit(0.5, 0.25, 7).train()));
        assertNotEquals(once, ids(all.stratifiedSplit(0.5, 0.25, 8).train()));
    }

    @Test
    void holdOutGivesWhatStaysAndThenWhatIsSetAside() {
        List<Sequences> parts = withLabels(60, 40).stratifiedHoldOut(0.2, 3);
        assertEquals(2, parts.size());
        assertEquals(new ClassBalance(48, 32), parts.get(0).balance());
        assertEquals(new ClassBalance(12, 8), parts.get(1).balance());
    }

    @Test
    void tooFewSequencesAreRefused() {
        Sequences few = withLabels(20, 2);
        assertRefused(
                "22 sequences (2 of them 1) are too few for parts of [0.7, 0.15, 0.15]; every part needs a 0 and a 1. Maybe give the parts as files.",
                () -> few.stratifiedSplit(0.70, 0.15, 42));
    }

    @Test
    void sequencesWithoutLabelsAreRefused() {
        Sequences unlabeled = Sequences.builder(List.of("a"))
                .addUnlabeled("1", new float[][] {{1}})
                .build();
        assertRefused(
                "The sequences have no labels; to keep the class ratio each needs one.",
                () -> unlabeled.stratifiedSplit(0.7, 0.15, 1));
    }

    @Test
    void oneClassIsRefused() {
        assertRefused(
                "All 9 sequences have label 0; both 0 and 1 must occur to learn the difference.",
                () -> withLabels(9, 0).stratifiedSplit(0.70, 0.15, 42));
        assertRefused(
                "All 9 sequences have label 1; both 0 and 1 must occur to learn the difference.",
                () -> withLabels(0, 9).stratifiedHoldOut(0.5, 42));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "0.5, 0", "-0.1, 0.5", "1, 0.1", "0.5, 0.5", "0.7, 0.3", "0.8, 0.7", "NaN, 0.1"})
    void sharesThatLeaveAPartEmptyAreRefused(double train, double validation) {
        Sequences all = withLabels(80, 20);
        InvalidInputException thrown =
                assertThrows(InvalidInputException.class, () -> all.stratifiedSplit(train, validation, 42));
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.endsWith(" must lie between 0 and 1, and the shares add to 1."), message);
    }

    /** Many more than are shuffled as a whole: the same sizes, the same fairness, a view of a bit each. */
    @Test
    void sequencesDealtInTurnKeepRatioAndOrderToo() {
        Sequences all = withLabels(1043, 217);
        double[] shares = {0.7, 0.2, 0.1};
        List<Sequences> whole = StratifiedSplitter.split(all, 9999, 3, shares);
        List<Sequences> parts = StratifiedSplitter.split(all, 0, 3, shares);
        for (int part = 0; part < 3; part++) {
            assertEquals(whole.get(part).balance(), parts.get(part).balance());
            List<Integer> ids = ids(parts.get(part));
            assertEquals(ids.stream().sorted().toList(), ids);
            assertEquals(ids, ids(StratifiedSplitter.split(all, 0, 3, shares).get(part)));
            assertNotEquals(ids, ids(StratifiedSplitter.split(all, 0, 4, shares).get(part)));
        }
        assertEquals(
                ids(all),
                parts.stream().flatMap(part -> ids(part).stream()).sorted().toList());
    }

    @Test
    void dealtInTurnEachSequenceHasTheSameChance() {
        Sequences all = withLabels(30, 10);
        int[] chosen = new int[40];
        int[] both = new int[1];
        int times = 4000;
        for (int seed = 0; seed < times; seed++) {
            List<Integer> ids =
                    ids(StratifiedSplitter.split(all, 0, seed, 0.4, 0.6).get(0));
            ids.forEach(id -> chosen[id]++);
            both[0] += ids.contains(0) && ids.contains(38) ? 1 : 0;
        }
        for (int count : chosen) {
            // Four and a half standard deviations.
            assertEquals(0.4, (double) count / times, 4.5 * Math.sqrt(0.24 / times));
        }
        // Two 0s: 12 of 30 and then 11 of 29.
        double pair = 12.0 / 30 * 11 / 29;
        assertEquals(pair, (double) both[0] / times, 4 * Math.sqrt(pair * (1 - pair) / times));
    }

    private static Sequences withLabels(int negatives, int positives) {
        SequencesBuilder builder = Sequences.builder(List.of("x"));
        int all = negatives + positives;
        for (int i = 0; i < all; i++) {
            // Ones among the zeros, not behind them.
            int label = (long) (i + 1) * positives / all > (long) i * positives / all ? 1 : 0;
            builder.add(Integer.toString(i), new float[][] {{i}}, label);
        }
        return builder.build();
    }

    private static List<Integer> ids(Sequences part) {
        return IntStream.range(0, part.size())
                .mapToObj(i -> Integer.valueOf(part.id(i)))
                .toList();
    }

    private static void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(InvalidInputException.class, call).getMessage());
    }
}
