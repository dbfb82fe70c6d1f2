package org.seqwise.data.io;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.SequenceSink;

/** One reading of a query's rows, a step each, ordered by sequence and time: beside the ids, one sequence at a time is held. */
final class QueryImport {

    private static final String SOURCE = "The query";

    private final QueryColumns columns;
    private final QueryCells cells;
    private final @Nullable LabelFile answers;
    private final boolean labeled;
    private final @Nullable String positive;
    private final Set<String> ids = new HashSet<>();
    private final StepBuffer steps;
    private long firstRow;
    private @Nullable String id;
    private String label = "";
    private float weight = 1;
    private @Nullable StepTime time;

    /** @param answers the labels and weights, or null where the rows have them */
    QueryImport(ResultSet rows, ReadSettings settings, @Nullable LabelFile answers) throws SQLException {
        this.answers = answers;
        columns = QueryColumns.of(rows.getMetaData(), settings.csv(), answers == null ? null : answers.file());
        cells = new QueryCells(rows, columns);
        // A file of labels has its own rules.
        labeled = settings.labeled() && answers == null;
        positive = settings.positive();
        steps = new StepBuffer(columns.features().length);
    }

    <S extends SequenceSink> S run(Function<List<String>, S> opener) throws SQLException {
        List<String> names = columns.featureNames();
        S sink = opener.apply(names);
        Intake intake = new Intake(SOURCE, names, labeled, positive, QueryCells::place, sink);
        while (cells.next()) {
            addRow(intake);
        }
        endSequence(intake);
        intake.finish();
        if (answers != null) {
            answers.requireAllTaken("the query");
        }
        return sink;
    }

    private void addRow(Intake intake) throws SQLException {
        String next = cells.id();
        StepTime then = cells.time();
        if (next.equals(id)) {
            requireLater(then);
            requireSameOfAll();
        } else {
            endSequence(intake);
            begin(next);
        }
        time = then;
        cells.addTo(steps);
    }

    private void begin(String next) throws SQLException {
        if (!ids.add(next)) {
            throw cells.broken(
                    "sequence '%s' comes again after another; the rows of a sequence must follow each other.%s",
                    Quoted.shortened(next), orderBy());
        }
        id = next;
        firstRow = cells.row();
        label = cells.label();
        weight = cells.weight();
        steps.clear();
    }

    private void requireLater(StepTime next) {
        if (time != null && time.compareTo(next) >= 0) {
            throw time.compareTo(next) == 0
                    ? cells.broken(
                            "sequence '%s' has time %s, which the row before has too; the times of a sequence must differ."
                                    + " Maybe leave one of the rows out.",
                            Quoted.shortened(String.valueOf(id)), next)
                    : cells.broken(
                            "sequence '%s' has time %s after %s; the times of a sequence must grow.%s",
                            Quoted.shortened(String.valueOf(id)), next, time, orderBy());
        }
    }

    private String orderBy() {
        return " Maybe end the query with ORDER BY " + columns.name(columns.id()) + ", " + columns.name(columns.time())
                + ".";
    }

    private void requireSameOfAll() throws SQLException {
        requireSame("label", label, cells.label());
        requireSame("weight", weight, cells.weight());
    }

    private void requireSame(String what, Object first, Object found) {
        if (!found.equals(first)) {
            throw cells.broken(
                    "sequence '%s' has the %s '%s', and in row %d '%s'; all rows of a sequence must have the same.",
                    Quoted.shortened(String.valueOf(id)),
                    what,
                    Quoted.shortened(found.toString()),
                    firstRow,
                    Quoted.shortened(first.toString()));
        }
    }

    private void endSequence(Intake intake) {
        if (id == null) {
            return;
        }
        if (answers == null) {
            intake.add(firstRow, id, steps.values(), 0, steps.steps(), intake.label(firstRow, label), weight);
        } else {
            int answer = answers.take(id, QueryCells.place(firstRow));
            intake.add(firstRow, id, steps.values(), 0, steps.steps(), answers.label(answer), answers.weight(answer));
        }
    }
}
