package org.seqwise.data.io;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceSink;

/** A query whose rows are steps, ordered by sequence and time, as {@link SequenceReader#query} runs it. */
final class Query {

    /** What can be said about the rows: all that can be of a long CSV. */
    static final Set<ReadOption> OPTIONS = ReadOption.OF_STEPS;

    // Rows a trip to the database: enough that trips do not count, few enough to be held.
    private static final int FETCH_SIZE = 10_000;

    private final Connection connection;
    private final String sql;

    Query(Connection connection, String sql) {
        this.connection = connection;
        this.sql = sql;
    }

    <S extends SequenceSink> S read(ReadSettings settings, Function<List<String>, S> opener) {
        try {
            // With auto-commit on, some drivers (PostgreSQL's) fetch all rows before they give the first.
            if (!connection.getAutoCommit()) {
                return run(settings, opener);
            }
            connection.setAutoCommit(false);
            try {
                return run(settings, opener);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new InvalidInputException(
                    "The query failed: " + Quoted.shortenedMessage(e)
                            + " Maybe run it in the database's own program first.",
                    e);
        }
    }

    private <S extends SequenceSink> S run(ReadSettings settings, Function<List<String>, S> opener)
            throws SQLException {
        Path labels = settings.labeled() ? settings.labels() : null;
        LabelFile answers = labels == null ? null : LabelFile.read(labels, settings.csv());
        try (Statement statement =
                connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            // MySQL's driver takes this one number, and no other, as a wish for rows one after the other.
            boolean mySql = connection.getMetaData().getDatabaseProductName().equals("MySQL");
            statement.setFetchSize(mySql ? Integer.MIN_VALUE : FETCH_SIZE);
            try (ResultSet rows = statement.executeQuery(sql)) {
                return new QueryImport(rows, settings, answers).run(opener);
            }
        }
    }
}
