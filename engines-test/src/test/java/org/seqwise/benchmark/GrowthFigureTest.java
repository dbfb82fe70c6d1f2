package org.seqwise.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrowthFigureTest {

    private static final GrowthFigure PART =
            new GrowthFigure("x", GrowthAxis.SEQUENCES, 10_000_000, 312.4, false, 2400.2, 470, 7.3);

    @Test
    void whatIsToldIsUnderstood() {
        assertEquals(Optional.of(PART), GrowthFigure.told(PART.message()));
        assertEquals(Optional.empty(), GrowthFigure.told("WARN  growth of something"));
    }

    @Test
    void whatWasNotWaitedForIsMarked() {
        assertEquals("| sequences | 10,000,000 | x | ~ 312 s | 2,400 | 470 | 7 |", PART.line());
    }
}
