package org.seqwise.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthLawTest {

    @Test
    void powersAreFoundByAxisAndEngine() {
        List<GrowthLaw> laws = GrowthLaw.of(List.of(
                figure("x", GrowthAxis.STEPS, 10, 5, 100),
                figure("x", GrowthAxis.STEPS, 100, 50, 100),
                figure("y", GrowthAxis.STEPS, 10, 5, 100),
                figure("y", GrowthAxis.STEPS, 100, 500, 1000)));
        assertEquals(List.of("x", "y"), laws.stream().map(GrowthLaw::engine).toList());
        assertEquals(1, laws.get(0).time(), 1e-9);
        assertEquals(0, laws.get(0).memory(), 1e-9);
        assertEquals(2, laws.get(1).time(), 1e-9);
        assertEquals(1, laws.get(1).memory(), 1e-9);
    }

    @Test
    void oneSizeHasNoPower() {
        assertEquals(List.of(), GrowthLaw.of(List.of(figure("x", GrowthAxis.STEPS, 10, 5, 100))));
    }

    @Test
    void whatGrowsFasterThanLinearlyIsSaid() {
        GrowthLaw linear = new GrowthLaw(GrowthAxis.STEPS, "x", 1.02, 1.02, 0.6);
        GrowthLaw square = new GrowthLaw(GrowthAxis.SEQUENCES, "x", 2, 2, 0);
        GrowthLaw units = new GrowthLaw(GrowthAxis.HIDDEN, "x", 1.8, 1.8, 1.2);
        assertTrue(GrowthLaw.conclusion(List.of(linear, units)).startsWith("Nothing grows faster than linearly"));
        assertTrue(GrowthLaw.conclusion(List.of(linear, square)).startsWith("ABOVE LINEAR"));
        assertTrue(GrowthLaw.conclusion(List.of(units)).startsWith("Neither sequences nor steps"));
    }

    private static GrowthFigure figure(String engine, GrowthAxis axis, int size, double time, double own) {
        return new GrowthFigure(engine, axis, size, time, true, own, own, 1);
    }
}
