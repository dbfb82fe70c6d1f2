package org.seqwise.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.seqwise.data.InvalidInputException;

class RungTest {

    @Test
    void oneInEtaGoesOnWithEtaTimesTheEpochs() {
        assertEquals(
                List.of(new Rung(27, 3), new Rung(9, 9), new Rung(3, 27), new Rung(1, 81)), Rung.halving(27, 81, 3));
        assertEquals(List.of(new Rung(20, 11), new Rung(6, 33), new Rung(2, 100)), Rung.halving(20, 100, 3));
    }

    @Test
    void firstRoundHasAnEpochAndTheLastATrial() {
        assertEquals(List.of(new Rung(81, 1), new Rung(27, 3), new Rung(9, 10)), Rung.halving(81, 10, 3));
        assertEquals(List.of(new Rung(2, 100)), Rung.halving(2, 100, 3));
        assertEquals(List.of(new Rung(5, 1)), Rung.halving(5, 1, 2));
    }

    @Test
    void rangesAreChecked() {
        assertThrows(InvalidInputException.class, () -> Rung.halving(9, 9, 1));
        assertThrows(InvalidInputException.class, () -> Rung.random(0, 9));
        assertThrows(InvalidInputException.class, () -> Rung.halving(9, 0, 3));
    }
}
