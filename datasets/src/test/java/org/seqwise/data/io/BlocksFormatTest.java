package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.ClassBalance;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

/** Labels with rows under them. */
class BlocksFormatTest {

    private final Path file;

    BlocksFormatTest(@TempDir Path folder) {
        file = folder.resolve("lp.data");
    }

    @ParameterizedTest
    @CsvSource({
        "lp1, normal, 88, 21",
        "lp2, normal, 47, 20",
        "lp3, ok, 47, 20",
        "lp4, normal, 117, 24",
        "lp5, normal, 164, 44"
    })
    void robotFailuresAreReadWhole(String name, String normal, int size, int normals) {
        Sequences read = SequenceFiles.reader()
                .positive(normal)
                .read(SharedData.require("data/robot_failures/" + name + ".data"));
        assertEquals(new ClassBalance(size - normals, normals), read.balance());
        assertEquals(6, read.featureCount());
        assertEquals(15, read.longestStepCount());
        assertEquals(15L * size, read.totalSteps());
    }

    @Test
    void blanksAndEmptyLinesMeanNothing() throws IOException {
        Files.writeString(file, "\n normal \n\t1\t2\n\n 3  4\t\nfault\n5 6");
        Sequences read = SequenceFiles.reader().positive("fault").read(file);
        assertArrayEquals(new float[][] {{1, 2}, {3, 4}}, read.steps(0));
        assertArrayEquals(new float[][] {{5, 6}}, read.steps(1));
        assertArrayEquals(new int[] {0, 1}, read.labels());
    }

    @Test
    void whatIsNotKnownIsMissing() throws IOException {
        Files.writeString(file, "a\n1\nNaN\n?\nb\n2\n");
        Sequences read = SequenceFiles.reader().positive("b").keepMissing().read(file);
        assertArrayEquals(new float[][] {{1}, {Float.NaN}, {Float.NaN}}, read.steps(0));
        assertArrayEquals(new int[] {0, 1}, read.labels());
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(
                        "\n",
                        ":2: there is no sequence; there must be a line with a label, and lines of numbers after it."),
                Arguments.of(
                        "1 2\n",
                        ":1: there are numbers before the first label; each sequence must begin with its label, a word on a line."),
                Arguments.of(
                        "a\n1 2\nb\nc\n", ":4: the label 'b' of line 3 has no rows; there must be one for each step."),
                Arguments.of("a\n1 2\n3\n", ":3: the row has 1 numbers; the first has 2, and all must have the same."),
                Arguments.of(
                        "a\n1 2\nb c\n",
                        ":3: there is 'b' among the numbers; each must be one, or ? where it is not known."),
                Arguments.of("a\n1,2\n", ":2: the label 'a' of line 1 has no rows; there must be one for each step."),
                Arguments.of(
                        "",
                        ":1: there is no sequence; there must be a line with a label, and lines of numbers after it."),
                Arguments.of(
                        "a\n1 2\n3 x\n",
                        ":3: there is 'x' among the numbers; each must be one, or ? where it is not known."),
                Arguments.of(
                        "a\n1 1e99\n",
                        ":1: step 1 of feature 'x2' is not finite, or too large for a float32; it must be at most 3.4028235e38 in size."
                                + " Maybe scale the feature."),
                Arguments.of(
                        "b\n1 2\n",
                        ": no sequence has the label 'a'; the first labels are 'b', and one must. Maybe name one of them with --positive."));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void anErrorNamesFileAndLine(String text, String message) throws IOException {
        Files.writeString(file, text);
        assertEquals(
                file + message,
                assertThrows(
                                InvalidInputException.class,
                                () -> SequenceFiles.reader().positive("a").read(file))
                        .getMessage());
    }
}
