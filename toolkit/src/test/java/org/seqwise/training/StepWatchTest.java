package org.seqwise.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepWatchTest {

    private static final long MILLISECOND = 1_000_000;

    private final List<StepProgress> told = new ArrayList<>();
    private long now;

    @Test
    void stepsAreToldTenTimesASecondAtMostAndTheLastInAnyCase() {
        StepWatch watch = new StepWatch(told::add, () -> now, 5, 25);
        watch.begin(1, 0);
        for (int i = 0; i < 25; i++) {
            now += 10 * MILLISECOND;
            watch.step(32);
        }
        assertEquals(
                List.of(0, 10, 20, 25), told.stream().map(StepProgress::steps).toList());
        assertEquals(new StepProgress(1, 5, 25, 25, 3200, 1, 1), told.get(3));
    }

    @Test
    void anEpochThatIsGoneOnWithCountsOnAndItsSpeedIsOfNow() {
        StepWatch watch = new StepWatch(told::add, () -> now, 5, 25);
        watch.begin(3, 20);
        now += 1000 * MILLISECOND;
        watch.step(32);
        assertEquals(List.of(new StepProgress(3, 5, 20, 25, 0, 1, 1), new StepProgress(3, 5, 21, 25, 32, 1, 1)), told);
    }

    @Test
    void withoutAListenerNoClockIsRead() {
        StepWatch watch = new StepWatch(
                null,
                () -> {
                    throw new AssertionError("The clock was read.");
                },
                5,
                25);
        watch.begin(1, 0);
        watch.step(32);
        assertEquals(List.of(), told);
    }
}
