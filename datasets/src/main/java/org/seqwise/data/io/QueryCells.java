package org.seqwise.data.io;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/** The cells of a query's present row as what they stand for. */
final class QueryCells {

    private final ResultSet rows;
    private final QueryColumns columns;
    private final CategoryCodes categories;
    private StepTime.@Nullable Kind timeKind;
    private long row;

    QueryCells(ResultSet rows, QueryColumns columns, CategoryCodes categories) {
        this.categories = categories;
        this.rows = rows;
        this.columns = columns;
    }

    /** Goes to the next row; returns whether there was one. */
    boolean next() throws SQLException {
        row++;
        return rows.next();
    }

    /** Returns the number of this row; the first is 1. */
    long row() {
        return row;
    }

    /** Returns whose step the row is; empty where all rows are one recording. */
    String id() throws SQLException {
        if (columns.id() == QueryColumns.ABSENT) {
            return "";
        }
        String id = text(columns.id());
        if (id.isEmpty()) {
            throw broken("column '%s' is empty; each row must say whose step it is.", columns.name(columns.id()));
        }
        return id;
    }

    StepTime time() throws SQLException {
        String text = text(columns.time());
        StepTime time = StepTime.parse(text);
        if (time == null || (timeKind != null && time.kind() != timeKind)) {
            throw broken(
                    "column '%s' %s; it must be a number, a date or a date-time, of one kind in all rows. Maybe name another with --time.",
                    columns.name(columns.time()), has(text));
        }
        timeKind = time.kind();
        return time;
    }

    /** Returns the label's text, empty where there is none or labels are not read. */
    String label() throws SQLException {
        return columns.label() == QueryColumns.ABSENT ? "" : text(columns.label());
    }

    /** Returns the weight of the row's sequence, not negative, finite; 1 where weights are not read. */
    float weight() throws SQLException {
        if (columns.weight() == QueryColumns.ABSENT) {
            return 1;
        }
        float weight = value(columns.weight());
        if (!(weight >= 0 && Float.isFinite(weight))) {
            throw broken(
                    "column '%s' %s; a weight must be a number, not negative and finite.",
                    columns.name(columns.weight()), has(text(columns.weight())));
        }
        return weight;
    }

    /** Returns the group of the row's sequence, null where groups are not read. */
    @Nullable
    String group() throws SQLException {
        if (columns.group() == QueryColumns.ABSENT) {
            return null;
        }
        String group = text(columns.group());
        if (group.isEmpty()) {
            throw broken("column '%s' is empty; each sequence must have a group.", columns.name(columns.group()));
        }
        return group;
    }

    /** Adds the features to the steps; NaN where there is NULL. */
    void addTo(StepBuffer steps) throws SQLException {
        for (int feature = 0; feature < columns.features().length; feature++) {
            int column = columns.features()[feature];
            steps.add(categories.has(feature) ? category(column, feature) : value(column));
        }
    }

    private float category(int column, int feature) throws SQLException {
        String text = text(column);
        return CsvCells.isCategoryGap(text) ? Float.NaN : categories.code(feature, text);
    }

    private float value(int column) throws SQLException {
        Object value = rows.getObject(column);
        if (value == null) {
            return Float.NaN;
        }
        if (value instanceof Number number) {
            return number.floatValue();
        }
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        throw broken(
                "column '%s' %s; it must be a number. Maybe name the columns to use with --features, or those of text with --categorical.",
                columns.name(column), has(value.toString()));
    }

    private String text(int column) throws SQLException {
        String text = rows.getString(column);
        return text == null ? "" : text.strip();
    }

    private static String has(String text) {
        return text.isEmpty() ? "is empty" : "has '" + Quoted.shortened(text) + "'";
    }

    /** Returns a complaint about this row. */
    InvalidInputException broken(String message, @Nullable Object... arguments) {
        return new InvalidInputException(place(row) + String.format(Locale.ROOT, message, arguments));
    }

    /** Returns how a complaint about a row begins. */
    static String place(long row) {
        return "The query's row " + row + ": ";
    }
}
