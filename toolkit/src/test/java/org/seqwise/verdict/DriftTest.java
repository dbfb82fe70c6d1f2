package org.seqwise.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.seqwise.data.SequenceDetails;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.data.synthetic.Museum;
import org.seqwise.evaluation.Interval;

class DriftTest {

    @Test
    void distanceIsTheGreatestDifferenceOfShares() {
        assertEquals(0, Drift.distance(new double[] {1, 2, 2, 3}, new double[] {1, 2, 2, 3}));
        assertEquals(1, Drift.distance(new double[] {1, 2}, new double[] {3, 4}));
        // Below 2.5 there are three quarters of the one and a quarter of the other.
        assertEquals(0.5, Drift.distance(new double[] {1, 2, 2, 3}, new double[] {2, 3, 3, 4}));
    }

    @Test
    void withoutTimesOrWithoutChangeThereIsNone() {
        Sequences healthy = Museum.HEALTHY.generate(400, 1).sequences();
        assertNull(Drift.of(healthy, Cut.of(healthy, 1), Preparation.of(healthy, List.of()), 1));
        Sequences untimed = Museum.ORDER_FREE.generate(400, 1).sequences();
        assertNull(Drift.of(untimed, Cut.of(untimed, 1), Preparation.of(untimed, List.of()), 1));
    }

    @Test
    void stepsCountedFromZeroAreNoTimes() {
        SequencesBuilder builder = Sequences.builder(List.of("a"));
        for (int i = 0; i < 30; i++) {
            builder.add(new SequenceDetails("s" + i, i % 2, 1, null, 0, 4), new float[][] {{i}});
        }
        assertFalse(Cut.hasTimes(builder.build()));
    }

    @Test
    void changeIsHarmfulWhereItClearlyCosts() {
        Drift.Judged early = new Drift.Judged(0.9, new Interval(0.88, 0.92));
        assertTrue(new Drift("a", 0.5, early, new Drift.Judged(0.8, new Interval(0.77, 0.83))).isHarmful());
        assertFalse(new Drift("a", 0.5, early, new Drift.Judged(0.87, new Interval(0.86, 0.875))).isHarmful());
        assertFalse(new Drift("a", 0.5, early, new Drift.Judged(0.8, new Interval(0.7, 0.9))).isHarmful());
    }
}
