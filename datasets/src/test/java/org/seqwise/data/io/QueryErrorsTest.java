package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.InvalidInputException;

/** Each query whose rows break a rule and, word for word, what its owner is told. */
class QueryErrorsTest {

    private static final String ORDERED = rows("('a', 1, 1, 0)");

    private final Connection connection;

    QueryErrorsTest() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    static Stream<Arguments> broken() {
        String order = " Maybe end the query with ORDER BY sequence, time.";
        return Stream.of(
                Arguments.of(
                        "SELECT 1 AS sequence",
                        "The query has no column 'time' to order the steps; its columns are 'sequence'. Maybe name the right one with time(...), or --time."),
                Arguments.of(
                        "SELECT 1 AS sequence, 1 AS time, 1 AS label",
                        "The query has 'sequence', 'time', 'label' and no other column; at least one must be a feature."),
                Arguments.of(
                        "SELECT 1 AS sequence, 1 AS time, 1 AS x, 1 AS label WHERE false",
                        "The query has no sequence; it must have at least one."),
                Arguments.of(
                        rows("('a', 1, 1, 0), ('b', 1, 1, 0), ('a', 2, 1, 0)"),
                        "The query's row 3: sequence 'a' comes again after another; the rows of a sequence must follow each other."
                                + order),
                Arguments.of(
                        rows("('a', 2, 1, 0), ('a', 1, 1, 0)"),
                        "The query's row 2: sequence 'a' has time 1 after 2; the times of a sequence must grow."
                                + order),
                Arguments.of(
                        rows("('a', 1, 1, 0), ('a', 1, 1, 0)"),
                        "The query's row 2: sequence 'a' has time 1, which the row before has too; the times of a sequence must differ."
                                + " Maybe leave one of the rows out."),
                Arguments.of(
                        rows("('a', '1', 1, 0), ('a', '2015-02-04', 1, 0)"),
                        "The query's row 2: column 'time' has '2015-02-04'; it must be a number, a date or a date-time, of one kind in all rows."
                                + " Maybe name another with --time."),
                Arguments.of(
                        rows("(NULL, 1, 1, 0)"),
                        "The query's row 1: column 'sequence' is empty; each row must say whose step it is."),
                Arguments.of(
                        rows("('a', NULL, 1, 0)"),
                        "The query's row 1: column 'time' is empty; it must be a number, a date or a date-time, of one kind in all rows. Maybe name another with --time."),
                Arguments.of(
                        rows("('a', 1, 1, 0), ('a', 2, 1, 1)"),
                        "The query's row 2: sequence 'a' has the label '1', and in row 1 '0'; all rows of a sequence must have the same."),
                Arguments.of(
                        rows("('a', 1, 1, 5)"),
                        "The query's row 1: the label is '5'; it must be 0 or 1, or true or false. Maybe say which text means 1 with --positive."),
                Arguments.of(
                        rows("('a', 1, 1, NULL)"),
                        "The query's row 1: the label is missing; each sequence must have one."),
                Arguments.of(
                        rows("('a', 1, 'x', 1)"),
                        "The query's row 1: column 'x' has 'x'; it must be a number. Maybe name the columns to use with --features, or those of text with --categorical."),
                Arguments.of(
                        rows("('a', 1, 1, 1), ('b', 1, 1, 1), ('b', 2, NULL, 1)"),
                        "The query's row 2: step 2 of feature 'x' is missing; in all 1 values of 1 of 2 sequences are, and none may be. Maybe have them filled with --missing impute, or leave the sequences out."),
                Arguments.of(
                        rows("('a', 1, 1e300, 1)"),
                        "The query's row 1: step 1 of feature 'x' is not finite, or too large for a float32; it must be at most 3.4028235e38 in size. Maybe scale the feature."));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void anErrorNamesTheRow(String sql, String message) {
        assertEquals(message, failure(() -> SequenceFiles.reader().query(connection, sql)));
    }

    @Test
    void aQueryThatFailsIsSaidSo() {
        String message = failure(() -> SequenceFiles.reader().query(connection, "SELECT * FROM nowhere"));
        assertTrue(message.startsWith("The query failed: ") && message.contains("nowhere"), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void whatDoesNotFitAQueryIsRefused() {
        assertEquals(
                "padding (front) does not fit a query, which takes id, time, label, weight, positive, features, labels, group,"
                        + " missing, categorical, window, stride, horizon, window-label, max-step."
                        + " Maybe leave it away.",
                failure(() -> SequenceFiles.reader().padding("front").query(connection, ORDERED)));
    }

    @Test
    void aFormatDoesNotFitAQuery() {
        assertEquals(
                "format (csv) does not fit a query, whose rows are steps. Maybe leave --format away.",
                failure(() -> SequenceFiles.reader().format("csv").query(connection, ORDERED)));
    }

    static Stream<Arguments> brokenWeights() {
        String rule = "; a weight must be a number, not negative and finite.";
        return Stream.of(
                Arguments.of("('a', 1, -1)", "The query's row 1: column 'w' has '-1'" + rule),
                Arguments.of("('a', 1, NULL)", "The query's row 1: column 'w' is empty" + rule),
                Arguments.of(
                        "('a', 1, 1), ('a', 2, 3)",
                        "The query's row 2: sequence 'a' has the weight '3.0', and in row 1 '1.0'; all rows of a sequence must have the same."));
    }

    @ParameterizedTest
    @MethodSource("brokenWeights")
    void aWrongWeightHasItsRow(String values, String message) {
        String sql = "SELECT *, 1 AS x, 1 AS label FROM (VALUES " + values + ") t(sequence, time, w)";
        assertEquals(message, failure(() -> SequenceFiles.reader().weight("w").query(connection, sql)));
    }

    @Test
    void labelsInAFileMustBeThoseOfTheRows(@TempDir Path folder) throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.csv"), "sequence,label\na,0\nc,1\n");
        SequenceReader reader = SequenceFiles.reader().labels(labels);
        String unlabeled = "SELECT * FROM (VALUES ('a', 1, 1), ('b', 1, 1)) t(sequence, time, x)";
        assertEquals(
                "The query's row 2: sequence 'b' has no row in " + labels
                        + "; each sequence must have a label. Maybe add it there, or leave the sequence out.",
                failure(() -> reader.query(connection, unlabeled)));
        assertEquals(
                labels
                        + ":3: there is a label for 'c', of which the query has no row; each label must have its sequence."
                        + " Maybe one of the two files is cut off.",
                failure(() -> reader.query(connection, unlabeled + " WHERE sequence = 'a'")));
        assertEquals(
                "The query has a column 'label', and the labels are in " + labels
                        + "; they must be in one place. Maybe leave --labels away, or the column out of the query.",
                failure(() -> reader.query(connection, ORDERED)));
    }

    @Test
    void aMissingDriverNamesItsArtifact() {
        assertEquals(
                "jdbc:postgresql needs a driver, and there is none for it on the classpath. Maybe add org.postgresql:postgresql to it:"
                        + " java -cp seqwise.jar:driver.jar org.seqwise.examples.Seqwise.",
                failure(() -> SequenceFiles.reader().query("jdbc:postgresql://host/db?password=secret", ORDERED)));
        assertEquals(
                "jdbc (postgres) must be a URL such as jdbc:duckdb: or jdbc:postgresql://host/database.",
                failure(() -> SequenceFiles.reader().query("postgres://u:secret@host/db", ORDERED)));
        String message = failure(() -> SequenceFiles.reader().query("jdbc:duckdb:/nowhere/at/all.db", ORDERED));
        assertTrue(message.startsWith("jdbc:duckdb: the database cannot be reached: "), message);
    }

    private static String rows(String values) {
        return "SELECT * FROM (VALUES " + values + ") t(sequence, time, x, label)";
    }

    private static String failure(org.junit.jupiter.api.function.Executable reading) {
        return String.valueOf(assertThrows(InvalidInputException.class, reading).getMessage());
    }
}
