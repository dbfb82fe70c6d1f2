package org.seqwise.data.io;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/**
 * Which column is what.
 *
 * @param positive the label that means 1, or null where labels are 0 and 1
 * @param features in order; empty for all columns that have no other use
 * @param weight the column of the sequences' weights, or null where they have none
 */
record CsvSettings(
        String id,
        String time,
        String label,
        @Nullable String positive,
        List<String> features,
        boolean labeled,
        @Nullable String weight) {

    CsvSettings {
        requireName("id", id);
        requireName("time", time);
        requireName("label", label);
        InvalidInputException.require(
                !id.equals(time) && !id.equals(label) && !time.equals(label),
                "id (%s), time (%s) and label (%s) must be three different columns.",
                id,
                time,
                label);
        if (weight != null) {
            requireName("weight", weight);
            InvalidInputException.require(
                    !weight.equals(id) && !weight.equals(time) && !weight.equals(label),
                    "weight (%s) must be another column than id (%s), time (%s) and label (%s).",
                    weight,
                    id,
                    time,
                    label);
        }
        requireNoFeature(features, id, "id");
        requireNoFeature(features, label, "label");
        requireNoFeature(features, weight, "weight");
    }

    private static void requireNoFeature(List<String> features, @Nullable String column, String use) {
        InvalidInputException.require(
                column == null || !features.contains(column),
                "features (%s) must not have '%s' among them, the column of the %s. Maybe leave it out of --features.",
                String.join(",", features),
                column,
                use);
    }

    static String checkedPositive(String value) {
        InvalidInputException.require(!value.isBlank(), "positive (%s) must be the text of a label.", value);
        return value.strip();
    }

    static List<String> checkedFeatures(List<String> columns) {
        InvalidInputException.require(!columns.isEmpty(), "features () must name at least one column.");
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            requireName("features", column);
            InvalidInputException.require(
                    seen.add(column), "features (%s) must name '%s' only once.", String.join(",", columns), column);
        }
        return List.copyOf(columns);
    }

    boolean namesFeatures() {
        return !features.isEmpty();
    }

    private static void requireName(String setting, String column) {
        InvalidInputException.require(!column.isBlank(), "%s (%s) must be the name of a column.", setting, column);
    }
}
