package org.seqwise.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterleavedTest {

    @Test
    void everySecondRoundRunsBackwards() {
        List<String> order = new ArrayList<>();
        Interleaved.of(
                3,
                () -> {
                    order.add("a");
                    return 1;
                },
                () -> {
                    order.add("b");
                    return 1;
                });
        assertEquals(List.of("a", "b", "b", "a", "a", "b"), order);
    }

    @Test
    void ratioIsTheMedianOfTheRoundsOwn() {
        double[] fast = {10, 100, 30};
        double[] slow = {5, 20, 10};
        int[] round = new int[2];
        Interleaved measured = Interleaved.of(3, () -> fast[round[0]++], () -> slow[round[1]++]);
        assertEquals(30, measured.median(0));
        assertEquals(10, measured.median(1));
        assertEquals(3, measured.ratio(0, 1));
    }

    @Test
    void medianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertEquals(2.5, Interleaved.median(new double[] {4, 1, 3, 2}));
    }
}
