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
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

/** The archive's ARFF: its forms, and each broken file with what its owner is told, word for word. */
class ArffFormatTest {

    private static final String PLAIN = """
            @relation plain
            @attribute t1 numeric
            @attribute t2 REAL
            @attribute target {0,1}
            @data
            """;
    private static final String RELATIONAL = """
            @relation r
            @attribute bag relational
            @attribute t1 numeric
            @attribute t2 numeric
            @end bag
            @attribute target {0,1}
            @data
            """;

    private final Path file;

    ArffFormatTest(@TempDir Path folder) {
        file = folder.resolve("p.arff");
    }

    @Test
    void numericAttributesAreTheStepsOfOneFeature() throws IOException {
        Sequences read = read(PLAIN + "1,2,0\n% note\n\n 3 , 4 , 1 \n5,?,0\n");
        assertArrayEquals(new float[][] {{3}, {4}}, read.steps(1));
        assertArrayEquals(new float[][] {{5}}, read.steps(2));
        assertArrayEquals(new int[] {0, 1, 0}, read.labels());
    }

    @Test
    void namesAndLabelsMayBeQuoted() throws IOException {
        Files.writeString(file, """
                @RELATION 'any name'
                @ATTRIBUTE 'the class' { 'at rest', "it\\'s on" , off}
                @ATTRIBUTE "t 1" INTEGER
                @DATA
                'at rest',1
                'it\\'s on',2
                off,3
                """);
        SequenceReader reader = SequenceFiles.reader().label("the class");
        assertArrayEquals(
                new int[] {0, 1, 0}, reader.positive("it's on").read(file).labels());
        assertArrayEquals(
                new int[] {1, 0, 0}, reader.positive("at rest").read(file).labels());
    }

    @Test
    void aLabelMayBeANumber() throws IOException {
        Files.writeString(file, "@attribute y numeric\n@attribute t1 numeric\n@data\n1,5\n0,6\n");
        assertArrayEquals(
                new int[] {1, 0}, SequenceFiles.reader().label("y").read(file).labels());
    }

    @Test
    void withoutLabelsEveryAttributeIsAStep() throws IOException {
        Files.writeString(file, "@attribute t1 numeric\n@attribute t2 numeric\n@data\n1,5\n0,6\n");
        assertEquals(2, SequenceFiles.reader().unlabeled().read(file).stepCount(0));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(
                        "",
                        ":1: the file ends before a line '@data'; the sequences must follow one. Maybe copy it again."),
                Arguments.of(
                        "1,2,0\n",
                        ":1: the line begins with '1,2,0'; up to a line '@data' each must begin with @attribute or %."),
                Arguments.of(
                        "@attribute t1\n",
                        ":1: attribute 't1' has no type; it must be numeric, relational or {values}."),
                Arguments.of(
                        "@attribute y {0,1\n", ":1: the values of attribute 'y' are not closed with }; they must be."),
                Arguments.of(
                        "@attribute 'y {0,1}\n",
                        ":1: a quote is not closed; each must be, on the same line. Maybe write \\' for one in a text."),
                Arguments.of(
                        "@attribute t1 numeric\n@data\n1\n",
                        ":2: the last attribute is not of the kind {0,1}; it must be, to be the label. Maybe name the label with --label."),
                Arguments.of(
                        "@attribute t1 string\n@attribute y {0,1}\n@data\n",
                        ":3: attribute 't1' is string; beside the label there must be numeric ones, or a single relational one."),
                Arguments.of(
                        "@attribute r relational\n@attribute t1 date\n",
                        ":2: attribute 't1' within 'r' is date; it must be numeric."),
                Arguments.of(
                        "@attribute y {0,1}\n@data\n0\n",
                        ":2: there is no attribute beside the label; there must be at least one."),
                Arguments.of(
                        "@attribute t1 numeric\n@attribute y {a,b}\n@data\n1,a\n",
                        ":2: the labels are 'a', 'b'; one of them must mean 1. Maybe name it with --positive."),
                Arguments.of(PLAIN, ":6: there is no row after '@data'; there must be one for each sequence."),
                Arguments.of(PLAIN + "1,2\n", ":6: the row ends after 2 cells; it must have 3, one an attribute."),
                Arguments.of(PLAIN + "1,2,0,0\n", ":6: the row has more than 3 cells; it must have one an attribute."),
                Arguments.of(
                        PLAIN + "1,2,2\n", ":6: the label is '2'; it must be one of '0', '1', as the header says."),
                Arguments.of(
                        PLAIN + "1,x,0\n", ":6: feature 1 has 'x'; it must be a number, or ? where it is not known."),
                Arguments.of(
                        PLAIN + "1,,0\n", ":6: feature 1 has ''; it must be a number, or ? where it is not known."),
                Arguments.of(PLAIN + "?,?,0\n", ":6: the sequence has no step; it must have at least one."),
                Arguments.of(
                        PLAIN + "1,'2,0\n",
                        ":6: a quote is not closed; each must be, on the same line. Maybe write \\' for one in a text."),
                Arguments.of(
                        PLAIN + "{0 1, 2 0}\n",
                        ":6: the row is a sparse one, in braces; it must have all cells. Maybe save it as plain ARFF."),
                Arguments.of(
                        PLAIN + "1,2,0\n?,2,0\n",
                        ":7: step 1 of feature 'x1' is missing; in all 1 values of 1 of 2 sequences are, and none may be."
                                + " Maybe have them filled with --missing impute, or leave the sequences out."),
                Arguments.of(
                        RELATIONAL + "'1,2\\n3',0\n",
                        ":8: feature 2 has 1 steps; it must have 2, one an attribute within the relational one."),
                Arguments.of(
                        RELATIONAL + "'1,2,3\\n3,4,5',0\n",
                        ":8: feature 1 has 3 steps; it must have 2, one an attribute within the relational one."),
                Arguments.of(
                        RELATIONAL + "'1,2\\n3,4',0\n'1,2',0\n",
                        ":9: the sequence has 1 features; the first has 2, and all must have the same."),
                Arguments.of(
                        RELATIONAL + "'',0\n",
                        ":8: feature 1 has ''; it must be a number, or ? where it is not known."));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void anErrorNamesFileAndLine(String text, String message) throws IOException {
        Files.writeString(file, text);
        assertEquals(file + message, failure());
    }

    private Sequences read(String text) throws IOException {
        return SequenceFiles.read(Files.writeString(file, text));
    }

    private String failure() {
        return String.valueOf(assertThrows(InvalidInputException.class, () -> SequenceFiles.read(file))
                .getMessage());
    }
}
