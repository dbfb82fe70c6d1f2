package org.seqwise.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.seqwise.data.SequenceDetails;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.data.Series;
import org.seqwise.data.Split;
import org.seqwise.data.Splitter;
import org.seqwise.data.Windows;

class LeaksTest {

    private static final List<String> NAMES = List.of("x", "y");

    @Test
    void separateSequencesShareNothing() {
        List<Leaks> leaks = Leaks.of(drawn(600).stratifiedSplit(0.7, 0.15, 1));
        assertEquals(
                List.of("validation", "test", "test"),
                leaks.stream().map(Leaks::part).toList());
        assertTrue(leaks.stream().allMatch(Leaks::isClean));
    }

    @Test
    void whatIsEqualToATrainingSequenceIsFound() {
        Sequences train = drawn(50);
        SequencesBuilder test = Sequences.builder(NAMES);
        test.add("same", train.steps(7), 1).add("other", new float[][] {{1, 2}}, 0);
        Leaks leaks = Leaks.of(new Split(train, drawn(0), test.build())).get(1);
        assertEquals(new Leaks("test", "training", 2, 1, 0, "same and s7", List.of(), 0), leaks);
        assertTrue(leaks.findings(false).get(0).text().startsWith("1 of 2 sequences of the test part are equal to"));
    }

    @Test
    void windowsDealtAtRandomOverlap() {
        Sequences windows = windows(Windows.ofLength(10));
        Leaks dealt = Leaks.of(windows.stratifiedSplit(0.7, 0.15, 1)).get(1);
        assertEquals(dealt.size(), dealt.overlapping());
        Leaks cut = Leaks.of(Splitter.byTime(0).split(windows, 0.7, 0.15)).get(1);
        assertEquals(0, cut.overlapping());
    }

    @Test
    void aPieceBelowHalfIsNoOverlap() {
        Sequences train = windows(Windows.ofLength(10)).subset(0);
        Sequences later = windows(Windows.ofLength(10)).subset(4, 5, 6, 7);
        Leaks leaks = Leaks.of(new Split(train, later, later)).get(0);
        assertEquals(2, leaks.overlapping());
        assertEquals("13.0 and 9.0", leaks.example());
    }

    @Test
    void whereSequencesStandStillNothingIsShared() {
        SequencesBuilder train = Sequences.builder(NAMES);
        SequencesBuilder test = Sequences.builder(NAMES);
        float[][] still = new float[8][2];
        train.add("a", concat(still, 1), 0);
        test.add("b", concat(still, 2), 1);
        assertTrue(Leaks.of(new Split(train.build(), drawn(0), test.build()))
                .get(1)
                .isClean());
    }

    @Test
    void theTestPartIsHeldAgainstTheValidationPartToo() {
        Sequences same = drawn(20);
        Leaks leaks = Leaks.of(new Split(drawn(0), same, same)).get(2);
        assertEquals("validation", leaks.against());
        assertEquals(20, leaks.identical());
    }

    @Test
    void namesAreComparedAndNotTheirNumbers() {
        assertEquals(1, named("red", "blue", "red").identical());
        assertEquals(0, named("blue", "red", "blue").identical());
    }

    /** Holds a sequence of these names, numbered as they come, against one of red, blue, red. */
    private static Leaks named(String... names) {
        return Leaks.of(new Split(kinds("red", "blue", "red"), drawn(0), kinds(names)))
                .get(1);
    }

    private static Sequences kinds(String... names) {
        List<String> known = Arrays.stream(names).distinct().toList();
        float[][] steps = Arrays.stream(names)
                .map(name -> new float[] {known.indexOf(name)})
                .toArray(float[][]::new);
        SequencesBuilder builder = Sequences.builder(List.of("kind")).add("a", steps, 1);
        builder.categories(0, known);
        return builder.build();
    }

    @Test
    void groupsOnBothSidesAreNamedUnlessTheyMayBe() {
        Sequences all = drawn(300);
        Leaks leaks = Leaks.of(all.stratifiedSplit(0.7, 0.15, 1)).get(1);
        assertEquals(0, leaks.sharedGroupCount());
        Sequences grouped = grouped(300);
        Leaks shared = Leaks.of(grouped.stratifiedSplit(0.7, 0.15, 1)).get(1);
        assertEquals(6, shared.sharedGroupCount());
        assertEquals(List.of("g0", "g1", "g2", "g3", "g4"), shared.sharedGroups());
        assertEquals(1, shared.findings(false).size());
        assertEquals(0, shared.findings(true).size());
        assertTrue(Leaks.of(Splitter.byGroup(1).split(grouped, 0.6, 0.2)).get(1).isClean());
    }

    private static float[][] concat(float[][] rows, float last) {
        float[][] all = Arrays.copyOf(rows, rows.length + 1);
        all[rows.length] = new float[] {last, last};
        return all;
    }

    private static Sequences drawn(int count) {
        return build(count, false);
    }

    private static Sequences grouped(int count) {
        return build(count, true);
    }

    private static Sequences build(int count, boolean grouped) {
        Random random = new Random(3);
        SequencesBuilder builder = Sequences.builder(NAMES);
        for (int i = 0; i < count; i++) {
            float[][] steps = new float[6][2];
            for (float[] step : steps) {
                step[0] = random.nextFloat();
                step[1] = random.nextFloat();
            }
            String group = grouped ? "g" + i % 6 : null;
            builder.add(new SequenceDetails("s" + i, i / 6 % 2, 1, group, Double.NaN, Double.NaN), steps);
        }
        return builder.build();
    }

    private static Sequences windows(Windows rule) {
        Random random = new Random(5);
        double[] times = new double[400];
        float[] values = new float[800];
        byte[] labels = new byte[400];
        for (int i = 0; i < times.length; i++) {
            times[i] = i;
            values[2 * i] = random.nextFloat();
            values[2 * i + 1] = random.nextFloat();
            labels[i] = (byte) (i % 3 == 0 ? 1 : 0);
        }
        SequencesBuilder builder = Sequences.builder(NAMES);
        rule.cut(new Series("", "", times, values, labels, i -> Double.toString(times[i])), builder);
        return builder.build();
    }
}
