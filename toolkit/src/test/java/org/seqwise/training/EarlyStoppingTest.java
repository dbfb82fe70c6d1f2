package org.seqwise.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

    private final EarlyStopping stopping = new EarlyStopping(3, 0.002);

    @Test
    void theLowestLossIsTheBest() {
        assertTrue(stopping.isBest(1, 0.6));
        assertTrue(stopping.isBest(2, 0.5));
        assertFalse(stopping.isBest(3, 0.55));
        assertFalse(stopping.isBest(4, 0.5));
        assertEquals(2, stopping.bestEpoch());
        assertTrue(stopping.isBest(5, 0.4));
        assertEquals(5, stopping.bestEpoch());
    }

    @Test
    void itStopsOncePatienceIsSpent() {
        assertEquals(5, lastEpoch(0.6, 0.5, 0.7, 0.8, 0.9, 0.1));
    }

    @Test
    void progressRenewsPatience() {
        assertEquals(7, lastEpoch(0.6, 0.7, 0.7, 0.5, 0.7, 0.7, 0.7, 0.1));
    }

    @Test
    void smallGainsAreTheBestButNotWorthWaitingFor() {
        assertEquals(4, lastEpoch(1, 0.9999, 0.9998, 0.9997, 0.1));
        assertEquals(4, stopping.bestEpoch());
    }

    @Test
    void smallGainsAddUpToOneWorthWaitingFor() {
        assertEquals(6, lastEpoch(1, 0.999, 0.9979, 0.9978, 0.9977, 0.9976, 0.1));
        assertEquals(6, stopping.bestEpoch());
    }

    @Test
    void aFiveHundredthIsMeasuredFromTheLastLossWorthWaitingFor() {
        // 0.002 of 0.1, not of the first loss.
        assertEquals(6, lastEpoch(1, 0.1, 0.0997, 0.0997, 0.0997, 0.0997, 0.05));
    }

    @Test
    void lossThatIsNoNumberIsNeverTheBest() {
        assertEquals(3, lastEpoch(Double.NaN, Double.NaN, Double.NaN, 0.1));
        assertEquals(0, stopping.bestEpoch());
    }

    @Test
    void patienceOfOneStopsAtTheFirstEpochWithoutProgress() {
        EarlyStopping hasty = new EarlyStopping(1, 0.002);
        hasty.isBest(1, 0.5);
        assertFalse(hasty.shouldStopAfter(1));
        hasty.isBest(2, 0.5);
        assertTrue(hasty.shouldStopAfter(2));
    }

    @Test
    void whatIsWorthWaitingForCanBeSet() {
        EarlyStopping pleased = new EarlyStopping(1, 0);
        EarlyStopping demanding = new EarlyStopping(1, 0.1);
        for (EarlyStopping each : new EarlyStopping[] {pleased, demanding}) {
            each.isBest(1, 1);
            assertTrue(each.isBest(2, 0.95));
        }
        assertFalse(pleased.shouldStopAfter(2));
        assertTrue(demanding.shouldStopAfter(2));
    }

    @Test
    void patienceCanBeginAnewWithoutProgress() {
        stopping.isBest(1, 0.5);
        stopping.waitFrom(4);
        assertFalse(stopping.shouldStopAfter(6));
        assertTrue(stopping.shouldStopAfter(7));
        assertEquals(1, stopping.bestEpoch());
    }

    private int lastEpoch(double... losses) {
        for (int epoch = 1; epoch <= losses.length; epoch++) {
            stopping.isBest(epoch, losses[epoch - 1]);
            if (stopping.shouldStopAfter(epoch)) {
                return epoch;
            }
        }
        throw new AssertionError("It did not stop.");
    }
}
