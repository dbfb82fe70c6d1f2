package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

/** A row a sequence: how its cells are told apart, and each broken file with what its owner is told, word for word. */
class WideCsvTest {

    private static final String HEADER = "speed_1,load_1,speed_2,load_2,speed_3,load_3,label\n";
    private static final float[][] STEPS = {{1, 2}, {3, 4}, {5, 6}};

    private final Path file;

    WideCsvTest(@TempDir Path folder) {
        file = folder.resolve("wide.csv");
    }

    @Test
    void namesTellFeatureAndStepInAnyOrder() throws IOException {
        Sequences read =
                read("load_07,,speed_08,label,load_09,speed_07,load_08,speed_09,sequence\n2,a,3,1,6,1,4,5,pump\n");
        assertEquals(List.of("load", "speed"), read.featureNames());
        assertArrayEquals(new float[][] {{2, 1}, {4, 3}, {6, 5}}, read.steps(0));
        assertEquals("pump", read.id(0));
        assertEquals(1, read.label(0));
    }

    @Test
    void stepsAreCountedAsNumbersNotAsText() throws IOException {
        StringBuilder header = new StringBuilder("label");
        StringBuilder row = new StringBuilder("0");
        for (int step = 12; step >= 0; step--) {
            header.append(",a_b_").append(step);
            row.append(',').append(step);
        }
        Sequences read = read(header + "\n" + row + "\n");
        assertEquals(List.of("a_b"), read.featureNames());
        assertEquals(10, read.value(0, 10, 0));
    }

    @Test
    void emptyLastStepsAreNone() throws IOException {
        Sequences read = read(HEADER + "1,2,3,4,5,6,0\n1,2,3,4, ,\"\",1\n1,2,,,,,0\n");
        assertArrayEquals(STEPS, read.steps(0));
        assertEquals(2, read.stepCount(1));
        assertEquals(1, read.stepCount(2));
        assertEquals("2", read.id(2));
    }

    @Test
    void columnsCanComeStepByStepOrFeatureByFeature() throws IOException {
        Files.writeString(file, "id,a,b,c,d,e,f,label\nx,1,2,3,4,5,6,0\ny,1,2,3,4,,,1\n");
        SequenceReader reader = reader().set(ReadOption.ID, "id").features(List.of("speed", "load"));
        Sequences bySteps = reader.set(ReadOption.ORDER, "by-step").read(file);
        assertArrayEquals(STEPS, bySteps.steps(0));
        assertEquals(2, bySteps.stepCount(1));
        Files.writeString(file, "id,a,b,c,d,e,f,label\nx,1,3,5,2,4,6,0\ny,1,3,,2,4,,1\n");
        Sequences byFeatures = reader.set(ReadOption.ORDER, "by-feature").read(file);
        assertEquals(bySteps.fingerprint(), byFeatures.fingerprint());
        assertEquals("y", byFeatures.id(1));
    }

    @Test
    void aColumnCanWeighTheSequences() throws IOException {
        Files.writeString(file, "load_1,load_2,label,counts\n4,5,1,2.5\n6,7,0,0\n");
        Sequences read = reader().weight("counts").read(file);
        assertEquals(List.of("load"), read.featureNames());
        assertArrayEquals(new float[] {2.5f, 0}, read.weights());
    }

    @Test
    void withoutNamesAnOrderIsOfOneFeature() throws IOException {
        Files.writeString(file, "t0,t1,t2,label\n4,5,6,1\n");
        Sequences read = reader().set(ReadOption.ORDER, "by-step").read(file);
        assertEquals(List.of("x1"), read.featureNames());
        assertArrayEquals(new float[][] {{4}, {5}, {6}}, read.steps(0));
    }

    @Test
    void whatIsNoFeatureIsNotLookedAt() throws IOException {
        Files.writeString(file, "age,speed_1,load_1,note_1,label\nold,1,2,?,yes\n");
        assertArrayEquals(
                new float[][] {{2, 1}},
                reader().positive("yes")
                        .features(List.of("load", "speed"))
                        .read(file)
                        .steps(0));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("", " is empty; it must have a header and one row for each step."),
                Arguments.of(
                        "speed_1,age,label\n1,2,0\n",
                        ":1: column 'age' is no step of a feature; its name must end in _ and a number, as speed_1."
                                + " Maybe name the features with --features, or say --order."),
                Arguments.of(
                        "speed_1,speed_3,label\n1,2,0\n",
                        ":1: there is no column 'speed_2'; each feature must have each step from 1 to 3. Maybe change --features."),
                Arguments.of(
                        "speed_1,speed_2,load_1,label\n1,2,3,0\n",
                        ":1: there is no column 'load_2'; each feature must have each step from 1 to 2. Maybe change --features."),
                Arguments.of(
                        "speed_1,speed_01,label\n1,2,0\n",
                        ":1: columns 'speed_1' and 'speed_01' are the same step; there must be one. Maybe leave one out."),
                Arguments.of(
                        "sequence,label\na,0\n",
                        ":1: there is no column of a step, as speed_1; there must be at least one."),
                Arguments.of(
                        "speed_1,answer\n1,0\n",
                        ":1: there is no column 'label' to say the answer; the columns are 'speed_1', 'answer'."
                                + " Maybe name the right one with label(...), or --label; data without answers is read as unlabeled()."),
                Arguments.of(HEADER, ":1: there is no row after the header; there must be one for each sequence."),
                Arguments.of(HEADER + "1,2,,,5,6,0\n", hole("speed_2", 2)),
                Arguments.of(HEADER + "1,2,3,,5,6,0\n", hole("load_2", 1)),
                Arguments.of(HEADER + ",2,3,4,5,6,0\n", hole("speed_1", 1)),
                Arguments.of(HEADER + "1,2,3,,,,0\n", hole("load_2", 1)),
                Arguments.of(
                        HEADER + ",,,,,,0\n",
                        ":2: all cells of the sequence are empty; it must have at least one step."),
                Arguments.of(
                        HEADER + "1,2,3,4,5,6\n",
                        ":2: the row has 6 cells; the header has 7. Maybe a text with a comma in it needs quotes."),
                Arguments.of(
                        HEADER + "1,2,3,x,5,6,0\n",
                        ":2: column 'load_2' has 'x'; it must be a number. Maybe name the columns to use with --features, or those of text with --categorical."),
                Arguments.of(HEADER + "1,2,NaN,4,5,6,0\n", hole("speed_2", 1)),
                Arguments.of(
                        HEADER + "1,2,3,4,5,6,3\n",
                        ":2: column 'label' has '3'; a label must be 0 or 1, or true or false. Maybe say which text means 1 with --positive."));
    }

    private static String hole(String column, int count) {
        return ":2: the value of column '" + column + "' is missing; in all " + count
                + " values of 1 of 1 rows are, and none may be. Maybe have them filled with --missing impute, or leave the rows out.";
    }

    @ParameterizedTest
    @MethodSource("broken")
    void anErrorNamesFileAndLine(String text, String message) throws IOException {
        Files.writeString(file, text);
        assertEquals(file + message, failure(reader()));
    }

    @Test
    void columnsThatAreNoWholeStepsAreRefused() throws IOException {
        Files.writeString(file, "a,b,c,label\n1,2,3,0\n");
        assertEquals(
                file
                        + ":1: there are 3 columns beside id and label; they must be some steps of 2 features (speed,load)."
                        + " Maybe change --features.",
                failure(reader().set(ReadOption.ORDER, "by-step").features(List.of("speed", "load"))));
        assertEquals(
                "order (by-row) must be name, by-step or by-feature.",
                assertThrows(InvalidInputException.class, () -> reader().set(ReadOption.ORDER, "by-row"))
                        .getMessage());
        assertEquals(
                file
                        + ":1: there is no column 'nr' to tell the sequences apart; the columns are 'a', 'b', 'c', 'label'."
                        + " Maybe name the right one with id(...), or --id.",
                failure(reader().set(ReadOption.ID, "nr")));
    }

    private Sequences read(String text) throws IOException {
        return reader().read(Files.writeString(file, text));
    }

    private static SequenceReader reader() {
        return SequenceFiles.reader().format("csv-wide");
    }

    private String failure(SequenceReader reader) {
        return String.valueOf(assertThrows(InvalidInputException.class, () -> reader.read(file))
                .getMessage());
    }
}
