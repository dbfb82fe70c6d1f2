package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class WindowsTest {

    // Minutes; between 4 and 10 there is a gap.
    private static final double[] TIMES = {0, 1, 2, 3, 4, 10, 11, 12, 13};
    private static final byte[] LABELS = {0, 0, 1, 0, 0, 1, 0, 0, 1};

    @Test
    void aWindowEndsAtEveryStepThatHasEnoughBefore() {
        Sequences cut = cut(Windows.ofLength(3), LABELS);
        assertEquals(List.of("2.0", "3.0", "4.0", "10.0", "11.0", "12.0", "13.0"), ids(cut));
        assertArrayEquals(new int[] {1, 0, 0, 1, 0, 0, 1}, cut.labels());
        assertArrayEquals(new float[][] {{2, 20}, {3, 30}, {4, 40}}, cut.steps(2));
    }

    @Test
    void noWindowReachesAcrossAGap() {
        Sequences cut = cut(Windows.ofLength(3).withMaxStep(1), LABELS);
        assertEquals(List.of("2.0", "3.0", "4.0", "12.0", "13.0"), ids(cut));
        assertEquals(10, cut.start(3));
        assertEquals(12, cut.end(3));
    }

    @Test
    void whatTimesAreRoundedByIsNoGap() {
        double[] times = {0, 0.1, 0.2, 0.3, 0.4};
        assertEquals(1, cut(times, 5, 0.1));
        assertEquals(0, cut(times, 5, 0.0999999));
        double[] later = {1.4e9, 1.4e9 + 0.1, 1.4e9 + 0.2};
        assertEquals(1, cut(later, 3, 0.1));
    }

    private static int cut(double[] times, int length, double maxStep) {
        Series series = new Series("a", "a", times, new float[times.length], new byte[0], i -> "t" + i);
        return Windows.ofLength(length).withMaxStep(maxStep).cut(series, Sequences.builder(List.of("x")));
    }

    @Test
    void timesAreWrittenForTheIdsAlone() {
        Series series = new Series("a", "a", new double[4], new float[4], new byte[0], i -> {
            throw new AssertionError("step " + i);
        });
        assertEquals(0, Windows.ofLength(5).cut(series, Sequences.builder(List.of("x"))));
    }

    @Test
    void aWindowEndsWhereItsLabelIsKnown() {
        Windows ahead = Windows.ofLength(2).withMaxStep(1);
        assertEquals(3, cut(ahead.labeledAfter(2), LABELS).end(0));
        assertEquals(3, cut(ahead.labeledWithin(2), LABELS).end(0));
        assertEquals(1, cut(ahead, LABELS).end(0));
        assertEquals(1, cut(ahead.labeledAfter(2), new byte[0]).end(0));
    }

    @Test
    void noLabelComesFromBeyondACut() {
        double[] times = new double[40];
        byte[] labels = new byte[times.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = i;
            labels[i] = (byte) (i / 3 % 2);
        }
        SequencesBuilder builder = Sequences.builder(List.of("x"));
        Series series = new Series("", "", times, new float[times.length], labels, Integer::toString);
        Windows.ofLength(2).labeledAfter(4).cut(series, builder);
        List<Sequences> parts = Splitter.byTime(0).parts(builder.build(), 0.5, 0.5);
        Sequences before = parts.get(0);
        int lastLabel = Integer.parseInt(before.id(before.size() - 1)) + 4;
        assertEquals(parts.get(1).start(0) - 1, lastLabel);
    }

    @Test
    void neitherDoesWhatSaysTheLabel() {
        Sequences after = cut(Windows.ofLength(2).withMaxStep(1).labeledAfter(2), LABELS);
        assertEquals(List.of("1.0", "2.0", "11.0"), ids(after));
        assertArrayEquals(new int[] {0, 0, 1}, after.labels());
        Sequences within = cut(Windows.ofLength(2).withMaxStep(1).labeledWithin(2), LABELS);
        assertEquals(List.of("1.0", "2.0", "11.0"), ids(within));
        assertArrayEquals(new int[] {1, 0, 1}, within.labels());
    }

    @Test
    void aStrideSkipsWindows() {
        assertEquals(
                List.of("1.0", "3.0", "11.0", "13.0"),
                ids(cut(Windows.ofLength(2).withMaxStep(1).withStride(2), LABELS)));
        assertEquals(List.of("1.0", "12.0"), ids(cut(Windows.ofLength(2).withStride(6), LABELS)));
    }

    @Test
    void withoutAnswersNothingAfterAWindowMatters() {
        Sequences unlabeled = cut(Windows.ofLength(2).withMaxStep(1).labeledAfter(2), new byte[0]);
        assertEquals(7, unlabeled.size());
        assertFalse(unlabeled.isLabeled());
    }

    @Test
    void windowsOfASeriesAreOneGroup() {
        SequencesBuilder builder = Sequences.builder(List.of("x", "y"));
        assertEquals(8, Windows.ofLength(2).cut(series("pump-1", LABELS), builder));
        Sequences cut = builder.build();
        assertEquals("pump-1", cut.group(7));
        assertEquals("pump-1@13.0", cut.id(7));
    }

    @Test
    void aSeriesTooShortHasNone() {
        assertEquals(0, cut(Windows.ofLength(10), LABELS).size());
        assertEquals(0, cut(Windows.ofLength(Integer.MAX_VALUE), LABELS).size());
        assertEquals(
                1,
                cut(Windows.ofLength(2).withStride(Integer.MAX_VALUE), LABELS).size());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertRefused("The length of a window (0) must be positive.", () -> Windows.ofLength(0));
        assertRefused("The stride of windows (0) must be positive.", () -> Windows.ofLength(1)
                .withStride(0));
        assertRefused(
                "The horizon of windows (-1) must not be negative; 0 is the last step itself.",
                () -> Windows.ofLength(1).labeledAfter(-1));
        assertRefused(
                "The horizon of windows (0) must be 1 or more where any step within it says the label.",
                () -> Windows.ofLength(1).labeledWithin(0));
        assertRefused(
                "The longest step in time (0.0) must be positive; a longer one is a gap.",
                () -> Windows.ofLength(1).withMaxStep(0));
        Series back = new Series("a", "a", new double[] {2, 1}, new float[4], new byte[0], i -> "t" + i);
        assertRefused("Series 'a' has time t1 after t0; times must not fall.", () -> Windows.ofLength(1)
                .cut(back, Sequences.builder(List.of("x", "y"))));
    }

    private static Sequences cut(Windows windows, byte[] labels) {
        SequencesBuilder builder = Sequences.builder(List.of("x", "y"));
        int count = windows.cut(series("", labels), builder);
        Sequences cut = builder.build();
        assertEquals(count, cut.size());
        return cut;
    }

    private static Series series(String name, byte[] labels) {
        float[] values = new float[2 * TIMES.length];
        for (int i = 0; i < TIMES.length; i++) {
            values[2 * i] = (float) TIMES[i];
            values[2 * i + 1] = (float) (10 * TIMES[i]);
        }
        return new Series(name, name, TIMES, values, labels, i -> Double.toString(TIMES[i]));
    }

    private static List<String> ids(Sequences cut) {
        return IntStream.range(0, cut.size()).mapToObj(cut::id).toList();
    }

    private static void assertRefused(String message, Executable action) {
        assertEquals(message, assertThrows(InvalidInputException.class, action).getMessage());
    }
}
