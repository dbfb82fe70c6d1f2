package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** Each broken file and, word for word, what its owner is told. */
class CsvErrorsTest {

    private static final String HEADER = "sequence,time,speed,label\n";

    private final Path folder;

    CsvErrorsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of(
                        "id,time,speed,label\na,0,1,0\n",
                        "1: there is no column 'sequence' to tell the sequences apart; the columns are 'id', 'time', 'speed', 'label'."
                                + " Maybe name the right one with id(...), or --id."),
                Arguments.of(
                        "sequence,t,speed,label\na,0,1,0\n",
                        "1: there is no column 'time' to order the steps; the columns are 'sequence', 't', 'speed', 'label'."
                                + " Maybe name the right one with time(...), or --time."),
                Arguments.of(
                        "sequence,time,speed,y\na,0,1,0\n",
                        "1: there is no column 'label' to say the answer; the columns are 'sequence', 'time', 'speed', 'y'."
                                + " Maybe name the right one with label(...), or --label; data without answers is read as unlabeled()."),
                Arguments.of(
                        "sequence,time,label\na,0,1\n",
                        "1: the header has 'sequence', 'time', 'label' and no other column; at least one must be a feature."),
                Arguments.of(
                        "\nsequence,time,speed, speed,label\n",
                        "2: column 'speed' occurs twice in the header; names must differ. Maybe rename one."),
                Arguments.of(
                        "sequence;time;speed;label\na;0;1;0\n",
                        "1: the header 'sequence;time;speed;label' is a single cell; cells must be separated by commas."
                                + " Maybe save the file with commas."),
                Arguments.of(HEADER, "1: there is no row after the header; there must be one for each step."),
                Arguments.of(HEADER + "\n\n", "1: there is no row after the header; there must be one for each step."));
    }

    static Stream<Arguments> rows() {
        String zeroOrOne = "a label must be 0 or 1, or true or false. Maybe say which text means 1 with --positive.";
        return Stream.of(
                row("a,0,1,2", "3: column 'label' has '2'; " + zeroOrOne),
                row("a,0,1,normal", "3: column 'label' has 'normal'; " + zeroOrOne),
                row("a,0,1,", "3: column 'label' is empty; " + zeroOrOne),
                row(
                        "first,1,1,1",
                        "3: column 'label' has '1'; line 2 gives sequence 'first' the label 0, and all rows of a sequence must have"
                                + " the same."),
                row(" ,0,1,0", "3: column 'sequence' is empty; each row must say whose step it is."),
                row("a,0,1", "3: the row has 3 cells; the header has 4. Maybe a text with a comma in it needs quotes."),
                row(
                        "a,0,1,0,",
                        "3: the row has 5 cells; the header has 4. Maybe a text with a comma in it needs quotes."),
                row(
                        "\"a,0,1,0\nb,0,1,0\n",
                        "3: the quotes of the row do not match; a cell that begins with a quote must end with one."
                                + " Maybe write a quote inside a cell twice."),
                row(
                        "\"a\"b,0,1,0",
                        "3: the quotes of the row do not match; a cell that begins with a quote must end with one."
                                + " Maybe write a quote inside a cell twice."),
                row(
                        "first,0.0,1,0",
                        "3: sequence 'first' has time 0, which line 2 has too; the times of a sequence must differ."
                                + " Maybe leave one of the rows out."),
                row(
                        "\n\"two\nlines\",5,1,0\nb,0,x,0",
                        "6: column 'speed' has 'x'; it must be a number. "
                                + "Maybe name the columns to use with --features, or those of text with --categorical."));
    }

    static Stream<Arguments> values() {
        String gap = "3: the value of column 'speed' is missing; in all 1 values of 1 of 2 rows are, and none may be."
                + " Maybe have them filled with --missing impute, or leave the rows out.";
        String tooLarge = "it must fit a float32, at most 3.4028235e38 in size. Maybe scale the column.";
        String word =
                "it must be a number. Maybe name the columns to use with --features, or those of text with --categorical.";
        return Stream.of(
                row("a,0,fast,0", "3: column 'speed' has 'fast'; " + word),
                row("a,0,1f,0", "3: column 'speed' has '1f'; " + word),
                row("a,0,0x1p3,0", "3: column 'speed' has '0x1p3'; " + word),
                row("a,0,\"1,5\",0", "3: column 'speed' has '1,5'; " + word),
                row("a,0,1-2,0", "3: column 'speed' has '1-2'; " + word),
                row("a,0,-,0", "3: column 'speed' has '-'; " + word),
                row("a,0,,0", gap),
                row("a,0,NaN,0", gap),
                row(
                        "a,0,-Infinity,0",
                        "3: column 'speed' has '-Infinity'; it must be a finite number. Maybe leave the step out."),
                row("a,0,NA,0", gap),
                row("a,0,3.5e38,0", "3: column 'speed' has '3.5e38'; " + tooLarge),
                row("a,0,-1e999,0", "3: column 'speed' has '-1e999'; " + tooLarge));
    }

    static Stream<Arguments> times() {
        String number = "it must be a number below 2^63 in size, as in the rows before.";
        return Stream.of(
                row("a,2015-02-04,1,0", "3: column 'time' has '2015-02-04'; " + number),
                row("a,,1,0", "3: column 'time' is empty; " + number),
                row("a,NaN,1,0", "3: column 'time' has 'NaN'; " + number),
                row("a,9223372036854775808,1,0", "3: column 'time' has '9223372036854775808'; " + number),
                row("a,1e999999999,1,0", "3: column 'time' has '1e999999999'; " + number));
    }

    @ParameterizedTest
    @MethodSource({"headers", "rows", "values", "times"})
    void anErrorNamesFileLineAndRemedy(String text, String message) throws IOException {
        assertEquals(csv(text) + ":" + message, failure(CsvSequences.reader()));
    }

    @Test
    void theFirstRowDecidesTheKindOfTime() throws IOException {
        Path file = csv(HEADER + "a,2015-02-04T10:00:00Z,1,0\na,2015-02-04 11:00,2,0\n");
        assertEquals(
                file
                        + ":3: column 'time' has '2015-02-04 11:00'; it must be an ISO date-time with a zone, such as 2015-02-04T17:51:00Z,"
                        + " as in the rows before.",
                failure(CsvSequences.reader()));
    }

    @Test
    void aTimeThatIsNoneGivesExamples() throws IOException {
        Path file = csv(HEADER + "a,04/02/2015,1,0\n");
        assertEquals(
                file
                        + ":2: column 'time' has '04/02/2015'; it must be a number, or an ISO date or date-time such as 2015-02-04 or"
                        + " 2015-02-04 17:51:00. Maybe name another column with --time.",
                failure(CsvSequences.reader()));
    }

    @Test
    void equalInstantsInTwoZonesAreTheSameTime() throws IOException {
        Path file = csv(
                HEADER + "a,2015-02-04T10:00:00Z,1,0\nb,2015-02-04T10:00:00Z,1,0\na,2015-02-04T11:00:00+01:00,2,0\n");
        assertEquals(
                file
                        + ":4: sequence 'a' has time 2015-02-04T10:00:00Z, which line 2 has too; the times of a sequence must differ."
                        + " Maybe leave one of the rows out.",
                failure(CsvSequences.reader()));
    }

    @Test
    void aWordInANamedFeatureHasItsOwnRemedy() throws IOException {
        Path file = csv(HEADER + "a,0,fast,0\n");
        assertEquals(
                file
                        + ":2: column 'speed' has 'fast'; it must be a number. Maybe leave the column out of --features, or name it with --categorical.",
                failure(CsvSequences.reader().features(List.of("speed"))));
    }

    @Test
    void aMissingFeatureIsNamed() throws IOException {
        Path file = csv(HEADER + "a,0,1,0\n");
        assertEquals(
                file
                        + ":1: there is no column 'load' to be a feature; the columns are 'sequence', 'time', 'speed', 'label'."
                        + " Maybe name the right one with features(...), or --features.",
                failure(CsvSequences.reader().features(List.of("speed", "load"))));
    }

    @Test
    void aPositiveThatNeverComesListsTheLabelsThatDo() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 9; i++) {
            text.append(i).append(",0,1,kind").append(i / 2).append('\n');
        }
        assertEquals(
                csv(text.toString())
                        + ": no row has 'normal' in column 'label', where the first labels are 'kind0', 'kind1', 'kind2', 'kind3', 'kind4';"
                        + " one must. Maybe name one of them with --positive.",
                failure(CsvSequences.reader().positive("normal")));
    }

    @Test
    void aRowWithoutLabelIsNotTakenAsNegative() throws IOException {
        Path file = csv(HEADER + "a,0,1,normal\nb,0,1,\n");
        assertEquals(
                file + ":3: column 'label' is empty; each row must have a label.",
                failure(CsvSequences.reader().positive("normal")));
    }

    @Test
    void rowNumbersThatTheHeaderDoesNotNameAreLeftOutWhereTheyCount() throws IOException {
        Path file = csv(HEADER + "\"7\",a,0,1.5,0\n8,b,0,2,1\n");
        assertArrayEquals(new float[][] {{1.5f}}, CsvSequences.read(file).steps(0));
        for (String third : List.of("8,b,0,2,1", "10,b,0,2,1", ",b,0,2,1", "x,b,0,2,1", "a,0,2,1")) {
            csv(HEADER + "\"7\",a,0,1,0\n8,a,1,1,0\n" + third + "\n");
            String[] cells = third.split(",", -1);
            assertEquals(
                    file + ":4: the row begins with '" + cells[0] + "' and has " + cells.length
                            + " cells; the header has 4, so each row must begin with the number after that of the row before."
                            + " Maybe a text with a comma in it needs quotes.",
                    failure(CsvSequences.reader()));
        }
    }

    @Test
    void aCellTooManyInTheFirstRowIsNoRowNumber() throws IOException {
        for (String first : List.of("a,0,1,5,0", "1,0,1,0,", "1,a,0,5,1", "-1,a,0,1,0", "1.5,a,0,1,0")) {
            assertEquals(
                    csv(HEADER + first + "\n")
                            + ":2: the row has 5 cells; the header has 4. Maybe a text with a comma in it needs quotes.",
                    failure(CsvSequences.reader()));
        }
    }

    @Test
    void whatIsLongIsShownShort() throws IOException {
        csv(HEADER + "a,0," + "word\u2029".repeat(50_000) + ",0\n");
        String message = failure(CsvSequences.reader());
        assertEquals(1, message.lines().count());
        assertTrue(message.length() < folder.toString().length() + 250, message);
    }

    private static Arguments row(String third, String message) {
        return Arguments.of(HEADER + "first,0,1,0\n" + third + "\n", message);
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("sensors.csv"), text);
    }

    private String failure(SequenceReader reader) {
        String message = assertThrows(InvalidInputException.class, () -> reader.read(folder.resolve("sensors.csv")))
                .getMessage();
        return String.valueOf(message);
    }
}
