package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

/** A CSV that is at hand as text, of one sequence or many. */
class CsvTextTest {

    private static SequenceReader reader() {
        return CsvSequences.reader().unlabeled().id("pump").features(List.of("load", "speed"));
    }

    @Test
    void textWithIdsIsReadAsAFileIs() {
        Sequences read = reader().readText("body", "pump,time,speed,load,note\nb,2,3,4,x\na,1,5,6,x\nb,1,1,2,x\n");
        assertEquals(2, read.size());
        assertEquals("b", read.id(0));
        assertArrayEquals(new float[][] {{2, 1}, {4, 3}}, read.steps(0));
        assertEquals("a", read.id(1));
        assertFalse(read.isLabeled());
    }

    @Test
    void textWithoutIdsIsOneSequenceInTheOrderOfItsRows() {
        Sequences read = reader().readText("body", "speed,load\n3,4\n1,2\n");
        assertEquals(1, read.size());
        assertEquals("", read.id(0));
        assertArrayEquals(new float[][] {{4, 3}, {2, 1}}, read.steps(0));
    }

    @Test
    void timesOrderTheRowsWhereTheyAreGiven() {
        Sequences read = reader().readText("body", "speed,load,time,label\n3,4,2,1\n1,2,1,1\n");
        assertArrayEquals(new float[][] {{2, 1}, {4, 3}}, read.steps(0));
        assertFalse(read.isLabeled());
    }

    @Test
    void whatIsMissingIsKeptWhereThatWasSaid() {
        assertTrue(Float.isNaN(
                reader().keepMissing().readText("body", "speed,load\n,4\n").steps(0)[0][1]));
        assertRefused("speed,load\n,4\n", "body:2: the value of column 'speed'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | body is empty",
                "speed | there is no column 'load'",
                "id,speed,load | column 'id' is neither the time 'time' nor one of the features",
                "pump,speed,load | there is no column 'time'",
                "speed,load | there is no row after the header",
                "speed,speed,load | occurs twice",
            })
    void whatIsNoSequenceIsRefused(String text, String part) {
        assertRefused(text, part);
    }

    private static void assertRefused(String text, String part) {
        String message = String.valueOf(assertThrows(InvalidInputException.class, () -> reader().readText("body", text))
                .getMessage());
        assertTrue(message.contains(part), message);
    }
}
