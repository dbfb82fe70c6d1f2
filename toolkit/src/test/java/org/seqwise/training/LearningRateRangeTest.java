package org.seqwise.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.seqwise.data.InvalidInputException;

class LearningRateRangeTest {

    private static final RateGrid GRID = new RateGrid(1e-4, 1, 41);

    @Test
    void ratesGrowByOneFactorFromTheLeastToTheMost() {
        assertEquals(1e-4, GRID.rate(0));
        assertEquals(1e-3, GRID.rate(10), 1e-15);
        assertEquals(1, GRID.rate(40), 1e-12);
    }

    @Test
    void gridsThatCannotBeAreRefused() {
        assertThrows(InvalidInputException.class, () -> new RateGrid(0, 1, 100));
        assertThrows(InvalidInputException.class, () -> new RateGrid(1, 1, 100));
        assertThrows(InvalidInputException.class, () -> new RateGrid(1, Double.NaN, 100));
        assertThrows(InvalidInputException.class, () -> new RateGrid(1e-46, 1, 100));
        assertEquals(
                "steps (19) must be at least 20, or the loss is all noise.",
                assertThrows(InvalidInputException.class, () -> new RateGrid(1e-4, 1, 19))
                        .getMessage());
    }

    @Test
    void aTenthOfTheRateWithTheLowestLossIsSuggestedWhateverTheNoise() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<Double> losses = losses(41, i -> Math.pow((i - 30) / 20.0, 2) + 0.03 * random.nextGaussian());
            LearningRateRange range = LearningRateRange.of(GRID, losses);
            // 0.1 is at 30; ten steps are a decade.
            assertTrue(Math.abs(Math.log10(range.suggested() / 0.01)) <= 0.5, range.toString());
            assertEquals(Double.NaN, range.divergedAt());
        }
    }

    @Test
    void lossesAreSmoothedOverTheirNeighbours() {
        LearningRateRange range = LearningRateRange.of(GRID, losses(41, i -> i == 20 ? -4 : Math.abs(i - 30)));
        assertEquals((11 - 4 + 9 + 12 + 8) / 5.0, range.steps().get(20).smoothed(), 1e-12);
        assertEquals((30 + 29 + 28) / 3.0, range.steps().get(0).smoothed(), 1e-12);
        assertEquals(0.01, range.suggested());
        assertEquals(0.1, range.lowest().rate(), 1e-12);
    }

    @Test
    void theRateIsKnownAtWhichTheLossRanAway() {
        LearningRateRange range = LearningRateRange.of(GRID, losses(25, i -> 30 - i));
        assertEquals(25, range.steps().size());
        // The 26th loss is that which the 25th step left.
        assertEquals(GRID.rate(24), range.divergedAt());
    }

    @Test
    void aThirdOfTheFewestStepsIsEnough() {
        RateGrid fewest = new RateGrid(1e-4, 1, 20);
        assertEquals(
                fewest.rate(6),
                LearningRateRange.of(fewest, losses(7, i -> 30 - i)).divergedAt());
        String message = String.valueOf(
                assertThrows(InvalidInputException.class, () -> LearningRateRange.of(fewest, losses(6, i -> 30 - i)))
                        .getMessage());
        assertTrue(message.contains("after 6 of 20 steps"), message);
    }

    @Test
    void whereNothingFallsNothingIsSuggested() {
        assertRefused(losses(13, i -> 1), "after 13 of 41 steps, at the learning rate 0.00158");
        assertRefused(List.of(), "after 0 of 41 steps, at the learning rate 1.0E-4");
        assertRefused(losses(41, i -> 1), "did not fall at any learning rate from 1.0E-4 to 1.0");
        assertRefused(losses(20, i -> i), "Maybe take more than 41 steps, end below 1.0, or set one.");
        assertRefused(losses(41, i -> i), "did not fall");
    }

    private static void assertRefused(List<Double> losses, String part) {
        String message =
                String.valueOf(assertThrows(InvalidInputException.class, () -> LearningRateRange.of(GRID, losses))
                        .getMessage());
        assertTrue(message.contains(part), message);
    }

    private static List<Double> losses(int count, IntToDoubleFunction loss) {
        DoubleStream all = IntStream.range(0, count).mapToDouble(loss);
        return all.boxed().toList();
    }
}
