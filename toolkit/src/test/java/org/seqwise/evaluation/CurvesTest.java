package org.seqwise.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.seqwise.data.InvalidInputException;

/** What is drawn of scores. */
class CurvesTest {

    private static final Scores TEN = new Scores(
            new double[] {0.9, 0.8, 0.8, 0.8, 0.8, 0.5, 0.4, 0.3, 0.2, 0.1}, new int[] {1, 1, 1, 0, 0, 1, 0, 0, 0, 0});

    @Test
    void curveBeginsWhereNoneIsCalledAndEndsWhereAllAre() {
        List<OperatingPoint> points = OperatingPoint.all(TEN);
        assertEquals(new OperatingPoint(Double.POSITIVE_INFINITY, new ConfusionMatrix(0, 0, 6, 4)), points.get(0));
        assertEquals(new OperatingPoint(0.9, new ConfusionMatrix(1, 0, 6, 3)), points.get(1));
        assertEquals(new OperatingPoint(0.8, new ConfusionMatrix(3, 2, 4, 1)), points.get(2));
        assertEquals(new OperatingPoint(0.1, new ConfusionMatrix(4, 6, 0, 0)), points.get(7));
        assertEquals(8, points.size());
    }

    @Test
    void somePointsAreNoMoreThanAskedForAndKeepBothEnds() {
        Scores many = RandomScores.calibrated(1, 10_000);
        List<OperatingPoint> all = OperatingPoint.all(many);
        for (int most : new int[] {2, 3, 100, 20_000}) {
            List<OperatingPoint> some = OperatingPoint.some(many, most);
            assertTrue(
                    some.size() <= most + 1 && some.size() >= Math.min(most, all.size()) - 1,
                    most + ": " + some.size());
            assertEquals(all.get(0), some.get(0));
            assertEquals(all.get(all.size() - 1), some.get(some.size() - 1));
            assertTrue(all.containsAll(some.subList(0, Math.min(3, some.size()))));
        }
        assertEquals(OperatingPoint.all(TEN), OperatingPoint.some(TEN, 11));
        assertThrows(InvalidInputException.class, () -> OperatingPoint.some(TEN, 1));
    }

    @Test
    void liftCountsTiesByTheirShare() {
        List<Lift> lifts = Lift.of(TEN, 10);
        // The first is a 1; of the four tied ones half are; then 0.5, which is the fourth 1.
        double[] found = {1, 1.5, 2, 2.5, 3, 4, 4, 4, 4, 4};
        for (int i = 0; i < 10; i++) {
            assertEquals(found[i] / 4, lifts.get(i).recall(), 1e-12);
            assertEquals((i + 1) / 10.0, lifts.get(i).share(), 1e-12);
        }
        assertEquals(2.5, lifts.get(0).lift(), 1e-12);
        assertEquals(1, lifts.get(9).lift(), 1e-12);
        assertTrue(Double.isNaN(Lift.of(new Scores(new double[] {0.1, 0.2}, new int[2]), 2)
                .get(0)
                .recall()));
        assertThrows(InvalidInputException.class, () -> Lift.of(TEN, 0));
    }

    @Test
    void partsOfBrierAddUpToIt() {
        for (int seed = 0; seed < 20; seed++) {
            Scores tied = RandomScores.tied(seed, 200, 4);
            Calibration calibration = Calibration.of(tied, 50);
            // Each bin has one probability, so that nothing is left within.
            assertEquals(0, calibration.withinBins(), 1e-12);
            assertEquals(
                    Evaluation.of(tied, 0.5).brier(),
                    calibration.reliability() - calibration.resolution() + calibration.uncertainty(),
                    1e-12);
        }
    }

    @Test
    void ratioAloneIsCalibratedAndResolvesNothing() {
        Calibration calibration =
                Calibration.of(new Scores(new double[] {0.25, 0.25, 0.25, 0.25}, new int[] {1, 0, 0, 0}));
        assertEquals(List.of(new Calibration.Bin(4, 0.25, 0.25)), calibration.bins());
        assertEquals(0, calibration.expectedError());
        assertEquals(0, calibration.resolution());
        assertEquals(0.1875, calibration.uncertainty());
        assertThrows(InvalidInputException.class, () -> Calibration.of(TEN, 0));
    }
}
