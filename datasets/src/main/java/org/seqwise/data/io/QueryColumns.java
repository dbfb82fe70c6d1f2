package org.seqwise.data.io;

import java.nio.file.Path;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/**
 * Which columns of a query are what, counted from 1 as JDBC does.
 *
 * @param id {@link #ABSENT} where all rows are one recording
 * @param label {@link #ABSENT} where labels are not read, or not in the query
 * @param weight {@link #ABSENT} where weights are not read, or not in the query
 * @param group {@link #ABSENT} where groups are not read, or are in the file of labels
 */
record QueryColumns(List<String> names, int id, int time, int label, int weight, int group, int[] features) {

    static final int ABSENT = 0;

    /** @param labels the file that has the labels and weights, or null where the query has them */
    static QueryColumns of(ResultSetMetaData result, CsvSettings settings, @Nullable Path labels) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int column = 1; column <= result.getColumnCount(); column++) {
            names.add(result.getColumnLabel(column));
        }
        boolean alone = settings.windows() != null
                && !settings.idIsSaid()
                && names.stream().noneMatch(settings.id()::equalsIgnoreCase);
        int id = alone ? ABSENT : find(names, settings.id(), "tell the sequences apart", "id");
        int time = find(names, settings.time(), "order the steps", "time");
        boolean answered = settings.labeled() && labels == null;
        int label = answered ? find(names, settings.label(), "say the answer", "label") : ABSENT;
        String heavy = settings.weight();
        int weight = answered && heavy != null ? find(names, heavy, "weigh the sequences", "weight") : ABSENT;
        String shared = labels == null ? settings.group() : null;
        int group = shared == null ? ABSENT : find(names, shared, "group the sequences", "group");
        requireOneLabel(names, settings, labels);
        int[] features = settings.namesFeatures()
                ? settings.features().stream()
                        .mapToInt(name -> find(names, name, "be a feature", "features"))
                        .toArray()
                : others(names, settings, id, time);
        return new QueryColumns(names, id, time, label, weight, group, features);
    }

    /** Returns the columns that have no other use. */
    private static int[] others(List<String> names, CsvSettings settings, int id, int time) {
        int[] others = IntStream.rangeClosed(1, names.size())
                .filter(column -> column != id && column != time)
                .filter(column -> !isCalled(names, column, settings.label()))
                .filter(column -> !isCalled(names, column, settings.weight()))
                .filter(column -> !isCalled(names, column, settings.group()))
                .toArray();
        InvalidInputException.require(
                others.length > 0,
                "The query has %s and no other column; at least one must be a feature.",
                Quoted.list(names, 30));
        return others;
    }

    private static void requireOneLabel(List<String> names, CsvSettings settings, @Nullable Path labels) {
        InvalidInputException.require(
                labels == null || names.stream().noneMatch(settings.label()::equalsIgnoreCase),
                "The query has a column '%s', and the labels are in %s; they must be in one place."
                        + " Maybe leave --labels away, or the column out of the query.",
                settings.label(),
                labels);
    }

    private static boolean isCalled(List<String> names, int column, @Nullable String name) {
        return names.get(column - 1).equalsIgnoreCase(name);
    }

    // Many databases write all names in upper case, or in lower.
    private static int find(List<String> names, String name, String use, String option) {
        int exact = names.indexOf(name);
        if (exact >= 0) {
            return exact + 1;
        }
        int[] alike = IntStream.range(0, names.size())
                .filter(column -> names.get(column).equalsIgnoreCase(name))
                .toArray();
        InvalidInputException.require(
                alike.length == 1,
                "The query has no column '%s' to %s; its columns are %s. Maybe name the right one with %s(...), or --%s.",
                name,
                use,
                Quoted.list(names, 30),
                option,
                option);
        return alike[0] + 1;
    }

    String name(int column) {
        return names.get(column - 1);
    }

    List<String> featureNames() {
        return IntStream.of(features).mapToObj(this::name).toList();
    }
}
