package org.seqwise.data.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which cells of a row are which step of which feature.
 *
 * @param columns the columns of the cells, step after step
 * @param features the names of the features, in the order that a step's cells have
 */
record WideCsvColumns(CsvColumns columns, List<String> features) {

    private static final Pattern STEP = Pattern.compile("(.+)_(\\d{1,9})");

    static WideCsvColumns of(CsvTable table, ReadSettings settings) {
        CsvColumns.requireSound(table);
        CsvSettings names = settings.csv();
        int id = settings.says(ReadOption.ID)
                ? CsvColumns.find(table, names.id(), "tell the sequences apart", "with id(...), or --id")
                : table.header().indexOf(names.id());
        int label = CsvColumns.label(table, names);
        int weight = CsvColumns.weight(table, names);
        int group = CsvColumns.group(table, names);
        int[] rest = IntStream.range(0, table.header().size())
                .filter(column -> column != id && !table.header().get(column).isEmpty())
                .filter(column -> !table.header().get(column).equals(names.label()))
                .filter(column -> !table.header().get(column).equals(names.weight()))
                .filter(column -> !table.header().get(column).equals(names.group()))
                .toArray();
        CellOrder order = CellOrder.parse(settings.text(ReadOption.ORDER));
        List<String> features =
                order == CellOrder.NAME || !settings.features().isEmpty() ? settings.features() : List.of("x1");
        if (order == CellOrder.NAME) {
            Map<String, NavigableMap<Integer, Integer>> steps = byName(table, rest, features);
            return new WideCsvColumns(
                    new CsvColumns(id, CsvColumns.ABSENT, label, weight, group, cells(steps)),
                    List.copyOf(steps.keySet()));
        }
        requireWhole(table, rest, features);
        int[] cells = order == CellOrder.BY_STEP ? rest : byStep(rest, features.size());
        return new WideCsvColumns(new CsvColumns(id, CsvColumns.ABSENT, label, weight, group, cells), features);
    }

    private static void requireWhole(CsvTable table, int[] rest, List<String> features) {
        if (rest.length == 0 || rest.length % features.size() != 0) {
            throw table.broken(
                    "there are %d columns beside id and label; they must be some steps of %d features (%s). Maybe change --features.",
                    rest.length, features.size(), String.join(",", features));
        }
    }

    private static int[] byStep(int[] columns, int features) {
        int steps = columns.length / features;
        return IntStream.range(0, columns.length)
                .map(i -> columns[i % features * steps + i / features])
                .toArray();
    }

    private static Map<String, NavigableMap<Integer, Integer>> byName(
            CsvTable table, int[] rest, List<String> features) {
        Map<String, NavigableMap<Integer, Integer>> steps = new LinkedHashMap<>();
        features.forEach(feature -> steps.put(feature, new TreeMap<>()));
        for (int column : rest) {
            String name = table.header().get(column);
            Matcher parts = STEP.matcher(name);
            boolean step = parts.matches();
            if (features.isEmpty() && !step) {
                throw table.broken(
                        "column '%s' is no step of a feature; its name must end in _ and a number, as speed_1."
                                + " Maybe name the features with --features, or say --order.",
                        Quoted.shortened(name));
            }
            if (step && (features.isEmpty() || steps.containsKey(parts.group(1)))) {
                Integer other = steps.computeIfAbsent(parts.group(1), feature -> new TreeMap<>())
                        .put(Integer.valueOf(parts.group(2)), column);
                requireFirst(table, other, name);
            }
        }
        requireEqual(table, steps);
        return steps;
    }

    private static void requireFirst(CsvTable table, @Nullable Integer other, String name) {
        if (other != null) {
            throw table.broken(
                    "columns '%s' and '%s' are the same step; there must be one. Maybe leave one out.",
                    table.header().get(other), name);
        }
    }

    private static void requireEqual(CsvTable table, Map<String, NavigableMap<Integer, Integer>> steps) {
        NavigableMap<Integer, Integer> all = new TreeMap<>();
        steps.values().forEach(all::putAll);
        if (all.isEmpty()) {
            throw table.broken("there is no column of a step, as speed_1; there must be at least one.");
        }
        for (Map.Entry<String, NavigableMap<Integer, Integer>> feature : steps.entrySet()) {
            for (int step = all.firstKey(); step <= all.lastKey(); step++) {
                if (!feature.getValue().containsKey(step)) {
                    throw table.broken(
                            "there is no column '%s_%d'; each feature must have each step from %d to %d. Maybe change --features.",
                            feature.getKey(), step, all.firstKey(), all.lastKey());
                }
            }
        }
    }

    private static int[] cells(Map<String, NavigableMap<Integer, Integer>> steps) {
        List<List<Integer>> features = new ArrayList<>();
        steps.values().forEach(columns -> features.add(List.copyOf(columns.values())));
        int width = features.size();
        return IntStream.range(0, width * features.get(0).size())
                .map(i -> features.get(i % width).get(i / width))
                .toArray();
    }
}
