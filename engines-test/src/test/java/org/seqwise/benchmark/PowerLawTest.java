package org.seqwise.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PowerLawTest {

    @Test
    void exponentOfAPowerIsFound() {
        assertEquals(
                1.5,
                PowerLaw.exponent(List.of(1.0, 10.0, 400.0), List.of(3.0, 3 * Math.pow(10, 1.5), 3 * 8000.0)),
                1e-12);
    }

    @Test
    void whatStaysHasExponentZero() {
        assertEquals(0, PowerLaw.exponent(List.of(1.0, 10.0, 100.0), List.of(7.0, 7.0, 7.0)), 1e-12);
    }

    @Test
    void oneSizeHasNone() {
        assertEquals(Double.NaN, PowerLaw.exponent(List.of(4.0), List.of(7.0)));
    }
}
