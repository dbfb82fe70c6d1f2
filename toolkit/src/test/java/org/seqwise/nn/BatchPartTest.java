package org.seqwise.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchPartTest {

    // A sequence of 10 steps at 100 units has 1,000 numbers.
    @ParameterizedTest
    @CsvSource({
        "1000, 1000, 1",
        "12000, 1000, 1",
        "12001, 1000, 2",
        "1000, 30000, 4",
        "1000, 100000, 8",
        "1000, 300000, 16",
        "199, 100000, 1",
        "10, 3000000, 1",
        "10, 3000001, 2",
        "3, 30000000, 3",
        "1, 1000000000, 1",
        "1000, 0, 1",
    })
    void aBatchIsHalvedUntilAPartIsSmallEnough(int batch, long numbers, int parts) {
        assertEquals(parts, BatchPart.of(batch, numbers).size());
    }

    @Test
    void partsFollowEachOtherAndAreTheBatch() {
        assertEquals(
                List.of(
                        new BatchPart(0, 250, 1001),
                        new BatchPart(250, 250, 1001),
                        new BatchPart(500, 250, 1001),
                        new BatchPart(750, 251, 1001)),
                BatchPart.of(1001, 30000));
    }
}
