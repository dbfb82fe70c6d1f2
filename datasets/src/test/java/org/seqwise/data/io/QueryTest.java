package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

/** Queries, run by DuckDB. */
class QueryTest {

    private static final String ROWS =
            "FROM (VALUES ('a', 1, 1.5, -2, 0), ('a', 2, 3, 0.25, 0), ('b', 0, 0.5, 4, 1)) t(sequence, time, x1, x2, label)";
    private static final String ORDERED = "SELECT * " + ROWS + " ORDER BY sequence, time";

    private final Connection connection;

    QueryTest() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void rowsBecomeSequences() {
        Sequences read = SequenceFiles.reader().query(connection, ORDERED);
        assertEquals(List.of("x1", "x2"), read.featureNames());
        assertArrayEquals(new float[][] {{1.5f, -2}, {3, 0.25f}}, read.steps(0));
        assertArrayEquals(new int[] {0, 1}, read.labels());
        assertEquals("b", read.id(1));
        assertFalse(
                SequenceFiles.reader().unlabeled().query(connection, ORDERED).isLabeled());
    }

    @Test
    void columnsMayHaveOtherNamesAndTypes() {
        String sql =
                "SELECT 7 AS id, DATE '2015-02-04' + INTERVAL (i) MINUTE AS moment, i::TINYINT AS a, i > 1 AS b, i / 4 AS c,"
                        + " i::DECIMAL(9, 2) AS d, 'bad' AS state FROM range(1, 4) t(i) ORDER BY moment";
        Sequences read = SequenceFiles.reader()
                .set(ReadOption.ID, "ID")
                .set(ReadOption.TIME, "moment")
                .label("state")
                .positive("bad")
                .features(List.of("d", "c", "b", "a"))
                .query(connection, sql);
        assertArrayEquals(new float[][] {{1, 0.25f, 0, 1}, {2, 0.5f, 1, 2}, {3, 0.75f, 1, 3}}, read.steps(0));
        assertEquals("7", read.id(0));
        assertEquals(1, read.label(0));
    }

    @Test
    void timesWithAZoneAreOrdered() {
        String sql =
                "SELECT 'a' AS sequence, TIMESTAMPTZ '2015-02-04 17:51:00+01' + INTERVAL (i) SECOND AS time, i AS x, true AS label"
                        + " FROM range(3) t(i) ORDER BY time";
        Sequences read = SequenceFiles.reader().query(connection, sql);
        assertArrayEquals(new float[][] {{0}, {1}, {2}}, read.steps(0));
        assertEquals(1, read.label(0));
    }

    @Test
    void aColumnCanWeighTheSequences() {
        String sql =
                "SELECT *, CASE sequence WHEN 'a' THEN 2.5 ELSE 1 END AS counts " + ROWS + " ORDER BY sequence, time";
        Sequences read = SequenceFiles.reader().weight("COUNTS").query(connection, sql);
        assertEquals(List.of("x1", "x2"), read.featureNames());
        assertArrayEquals(new float[] {2.5f, 1}, read.weights());
    }

    @Test
    void labelsAndWeightsMayBeInAFile(@TempDir Path folder) throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.csv"), "label,sequence,w\nbad,b,3\ngood,a,0.5\n");
        Sequences read = SequenceFiles.reader()
                .labels(labels)
                .positive("bad")
                .weight("w")
                .query(connection, "SELECT sequence, time, x1, x2 " + ROWS + " ORDER BY sequence, time");
        assertArrayEquals(new int[] {0, 1}, read.labels());
        assertArrayEquals(new float[] {0.5f, 3}, read.weights());
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "csv", "json", "csv.gz"})
    void filesAreTablesOfDuckDb(String kind, @TempDir Path folder) throws SQLException {
        Path file = folder.resolve("rows." + kind);
        try (Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT * " + ROWS + " ORDER BY x1) TO '" + file + "'");
        }
        assertEquals(
                SequenceFiles.reader().query(connection, ORDERED).fingerprint(),
                SequenceFiles.reader()
                        .query("jdbc:duckdb:", "SELECT * FROM '" + file + "' ORDER BY sequence, time")
                        .fingerprint());
    }

    /** Fails at the last of three million rows: what came before can only be there if rows come while the query runs. */
    @Test
    void rowsComeBeforeTheQueryEnds() throws SQLException {
        String sql = "SELECT i // 10 AS sequence, i % 10 AS time, 0 AS label,"
                + " CASE WHEN i < 2999999 THEN i ELSE error('the last row') END AS x FROM range(3000000) t(i)";
        List<Supplier<Sequences>> read = new ArrayList<>();
        try (Connection streaming = JdbcDrivers.connect("jdbc:duckdb:");
                Statement statement = streaming.createStatement()) {
            // In several threads the last row may be computed first.
            statement.execute("SET threads = 1");
            InvalidInputException thrown = assertThrows(
                    InvalidInputException.class, () -> SequenceFiles.reader().queryInto(streaming, sql, names -> {
                        var builder = Sequences.builder(names);
                        read.add(builder::build);
                        return builder;
                    }));
            assertTrue(String.valueOf(thrown.getMessage()).contains("the last row"), thrown.getMessage());
        }
        int sequences = read.get(0).get().size();
        assertTrue(sequences > 100_000, sequences + " sequences");
    }

    @Test
    void theConnectionIsLeftAsItWas() throws SQLException {
        SequenceFiles.reader().query(connection, ORDERED);
        assertTrue(connection.getAutoCommit());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT * " + ROWS);
            SequenceFiles.reader().query(connection, "SELECT * FROM kept ORDER BY sequence, time");
            assertFalse(connection.getAutoCommit());
            assertTrue(statement.executeQuery("SELECT * FROM kept").next());
        }
    }
}
