package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

/** Rows of zeros in front or behind, and lengths. Arrays are (sequences, 3 steps, 2 features). */
class ArrayPaddingTest {

    private final Path file;

    ArrayPaddingTest(@TempDir Path folder) {
        file = folder.resolve("data.npz");
    }

    @Test
    void whatIsInFrontIsFoundAndLeftOut() throws IOException {
        Sequences read = read("auto", 0, 0, 0, 0, 0, 2, 3, 4, 0, 0, 5, 6);
        assertArrayEquals(new float[][] {{0, 2}}, read.steps(0));
        assertArrayEquals(new float[][] {{3, 4}, {0, 0}, {5, 6}}, read.steps(1));
    }

    @Test
    void whatIsBehindIsFoundAndLeftOut() throws IOException {
        Sequences read = read("auto", 0, 2, 0, 0, 0, 0, 3, 4, 0, 0, 5, 0);
        assertArrayEquals(new float[][] {{0, 2}}, read.steps(0));
        assertArrayEquals(new float[][] {{3, 4}, {0, 0}, {5, 0}}, read.steps(1));
    }

    @Test
    void theSideThatIsSaidIsTheOneThatIsLeftOut() throws IOException {
        float[] both = {0, 0, 1, 2, 0, 0};
        assertArrayEquals(new float[][] {{1, 2}, {0, 0}}, read("front", both).steps(0));
        assertArrayEquals(new float[][] {{0, 0}, {1, 2}}, read("back", both).steps(0));
        assertArrayEquals(
                new float[][] {{0, 0}, {1, 2}, {0, 0}}, read("none", both).steps(0));
    }

    @Test
    void zerosOnBothSidesMustBeSaid() throws IOException {
        assertEquals(
                file + ": 2 sequences begin with rows of zeros and 1 end with them; padding is on one side."
                        + " Maybe say front, back or none with --padding.",
                failure(() -> read("auto", 0, 0, 1, 2, 0, 0, 0, 0, 1, 1, 1, 1)));
    }

    @Test
    void nothingButZerosBecomesOneStepAndDecidesNothing() throws IOException {
        float[] values = {0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 0, 0};
        Sequences back = read("auto", values);
        assertArrayEquals(new float[][] {{0, 0}}, back.steps(0));
        assertArrayEquals(new float[][] {{1, 2}, {3, 4}}, back.steps(1));
        assertArrayEquals(new float[][] {{0, 0}}, read("front", values).steps(0));
        assertEquals(3, read("none", values).stepCount(0));
    }

    @Test
    void lengthsSayWhichRowsAreReal() throws IOException {
        float[] values = {1, 1, 0, 0, 0, 0, 2, 2, 3, 3, 4, 4};
        assertArrayEquals(
                new float[][] {{1, 1}, {0, 0}},
                read("auto", new long[] {2, 3}, values).steps(0));
        assertArrayEquals(
                new float[][] {{3, 3}, {4, 4}},
                read("front", new long[] {1, 2}, values).steps(1));
        assertArrayEquals(
                new float[][] {{2, 2}}, read("back", new long[] {1, 1}, values).steps(1));
    }

    @Test
    void lengthsThatWouldLoseRealRowsAreRefused() throws IOException {
        assertEquals(
                file + ", X[1]: the length is 1, and rows behind it are not zero; they may be real."
                        + " Maybe say front or back with --padding.",
                failure(() -> read("auto", new long[] {1, 1}, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4)));
        assertEquals(
                file + ", lengths[1]: the length is 0; it must be from 1 to the 3 steps of the array.",
                failure(() -> read("auto", new long[] {3, 0}, new float[12])));
        assertEquals(
                file + ", lengths[0]: the length is 4; it must be from 1 to the 3 steps of the array.",
                failure(() -> read("back", new long[] {4, 1}, new float[12])));
        assertEquals(2, read("none", new long[] {3, 2}, new float[12]).stepCount(1));
    }

    @Test
    void missingValuesInThePaddingAreNoDefect() throws IOException {
        float nan = Float.NaN;
        assertArrayEquals(
                new float[][] {{1, 2}},
                read("back", new long[] {1}, 1, 2, nan, nan, nan, nan).steps(0));
        assertEquals(
                file
                        + ", X[0]: step 2 of feature 'x2' is missing; in all 2 values of 1 of 2 sequences are, and none may be."
                        + " Maybe have them filled with --missing impute, or leave the sequences out.",
                failure(() -> read("front", 0, 0, 1, nan, nan, 1, 1, 1, 1, 1, 1, 1)));
    }

    @Test
    void anUnknownSideIsRefusedAtOnce() {
        assertEquals("padding (left) must be front, back, none or auto.", failure(() -> SequenceFiles.reader()
                .padding("left")));
    }

    private Sequences read(String padding, float... values) throws IOException {
        return read(padding, NpyFixture.arrays(shape(values), values, new long[values.length / 6]));
    }

    private Sequences read(String padding, long[] lengths, float... values) throws IOException {
        Map<String, byte[]> arrays = NpyFixture.arrays(shape(values), values, new long[values.length / 6]);
        arrays.put("lengths", NpyFixture.npy("<i8", "(" + lengths.length + ",)", NpyFixture.longs(lengths)));
        return read(padding, arrays);
    }

    private Sequences read(String padding, Map<String, byte[]> arrays) throws IOException {
        Files.write(file, NpyFixture.npz(arrays, true));
        return SequenceFiles.reader().padding(padding).read(file);
    }

    private static String shape(float... values) {
        return "(" + values.length / 6 + ", 3, 2)";
    }

    private static String failure(org.junit.jupiter.api.function.Executable reading) {
        return String.valueOf(assertThrows(InvalidInputException.class, reading).getMessage());
    }
}
