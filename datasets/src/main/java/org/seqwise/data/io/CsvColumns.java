package org.seqwise.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where in a row each cell of interest stands.
 *
 * @param id {@link #ABSENT} where the table is one sequence
 * @param time {@link #ABSENT} where the rows are in order
 * @param label {@link #ABSENT} where labels are not read, or not in the table
 * @param weight {@link #ABSENT} where weights are not read, or not in the table
 * @param group {@link #ABSENT} where groups are not read, or not in the table
 */
record CsvColumns(int id, int time, int label, int weight, int group, int[] features) {

    static final int ABSENT = -1;

    static CsvColumns of(CsvTable table, CsvSettings settings) {
        requireSound(table);
        // Without ids, what is cut into windows is one recording.
        boolean alone = settings.windows() != null
                && !settings.idIsSaid()
                && !table.header().contains(settings.id());
        int id = alone ? ABSENT : find(table, settings.id(), "tell the sequences apart", "with id(...), or --id");
        int time = find(table, settings.time(), "order the steps", "with time(...), or --time");
        return new CsvColumns(
                id,
                time,
                label(table, settings),
                weight(table, settings),
                group(table, settings),
                features(table, settings));
    }

    /**
     * Finds the columns of a file that is one sequence: features, and the time if it is there.
     *
     * @param timeIsSaid whether the time must be there
     */
    static CsvColumns ofOne(CsvTable table, CsvSettings settings, boolean timeIsSaid) {
        requireSound(table);
        int time = timeIsSaid
                ? find(table, settings.time(), "order the steps", "with time(...), or --time")
                : table.header().indexOf(settings.time());
        return new CsvColumns(ABSENT, time, ABSENT, ABSENT, ABSENT, features(table, settings));
    }

    /**
     * Finds the columns of a table of steps whose labels are in another file.
     *
     * @throws org.seqwise.data.InvalidInputException if the table has a column of labels, too
     */
    static CsvColumns withoutLabel(CsvTable table, CsvSettings settings, Path labels) {
        requireSound(table);
        if (table.header().contains(settings.label())) {
            throw table.broken(
                    "there is a column '%s', and the labels are in %s; they must be in one place."
                            + " Maybe leave --labels away, or name the column of the labels there with --label.",
                    settings.label(), labels);
        }
        int id = find(table, settings.id(), "tell the sequences apart", "with id(...), or --id");
        int time = find(table, settings.time(), "order the steps", "with time(...), or --time");
        return new CsvColumns(id, time, ABSENT, ABSENT, ABSENT, features(table, settings));
    }

    /** Finds the columns of a table with one row a sequence: id, label and, where weights are read, weight. */
    static CsvColumns ofLabels(CsvTable table, CsvSettings settings) {
        requireSound(table);
        int id = find(table, settings.id(), "name the sequences", "with id(...), or --id");
        return new CsvColumns(
                id, ABSENT, label(table, settings), weight(table, settings), group(table, settings), new int[0]);
    }

    /** Checks that the header has cells, of different names. */
    static void requireSound(CsvTable table) {
        List<String> header = table.header();
        requireCommas(table, header);
        requireDistinct(table, header);
    }

    /** Finds the column of the label, {@link #ABSENT} where labels are not read. */
    static int label(CsvTable table, CsvSettings settings) {
        return settings.labeled()
                ? find(
                        table,
                        settings.label(),
                        "say the answer",
                        "with label(...), or --label; data without answers is read as unlabeled()")
                : ABSENT;
    }

    /** Finds the column of the weight, {@link #ABSENT} where weights are not read. */
    static int weight(CsvTable table, CsvSettings settings) {
        String name = settings.labeled() ? settings.weight() : null;
        return name == null ? ABSENT : find(table, name, "weigh the sequences", "with weight(...), or --weight");
    }

    /** Finds the column of the group, {@link #ABSENT} where groups are not read. */
    static int group(CsvTable table, CsvSettings settings) {
        String name = settings.group();
        return name == null ? ABSENT : find(table, name, "group the sequences", "with group(...), or --group");
    }

    List<String> featureNames(List<String> header) {
        return IntStream.of(features).mapToObj(header::get).toList();
    }

    private static int[] features(CsvTable table, CsvSettings settings) {
        if (settings.namesFeatures()) {
            return settings.features().stream()
                    .mapToInt(name -> find(table, name, "be a feature", "with features(...), or --features"))
                    .toArray();
        }
        Set<String> used = new HashSet<>(List.of("", settings.id(), settings.time(), settings.label()));
        Stream.of(settings.weight(), settings.group()).filter(Objects::nonNull).forEach(used::add);
        List<String> header = table.header();
        int[] rest = IntStream.range(0, header.size())
                .filter(column -> !used.contains(header.get(column)))
                .toArray();
        if (rest.length == 0) {
            throw table.broken(
                    "the header has %s and no other column; at least one must be a feature.", listed(header));
        }
        return rest;
    }

    static int find(CsvTable table, String name, String use, String remedy) {
        int column = table.header().indexOf(name);
        if (column == ABSENT) {
            throw table.broken(
                    "there is no column '%s' to %s; the columns are %s. Maybe name the right one %s.",
                    name, use, listed(table.header()), remedy);
        }
        return column;
    }

    private static void requireCommas(CsvTable table, List<String> header) {
        if (header.size() == 1 && header.get(0).matches("(?s).*[;\t|].*")) {
            throw table.broken(
                    "the header '%s' is a single cell; cells must be separated by commas. Maybe save the file with commas.",
                    Quoted.shortened(header.get(0)));
        }
    }

    private static void requireDistinct(CsvTable table, List<String> header) {
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw table.broken(
                        "column '%s' occurs twice in the header; names must differ. Maybe rename one.",
                        Quoted.shortened(name));
            }
        }
    }

    private static String listed(List<String> header) {
        List<String> names = new ArrayList<>(header);
        names.removeIf(String::isEmpty);
        return Quoted.list(names, 30);
    }
}
