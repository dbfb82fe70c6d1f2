package org.seqwise.data.io;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Windows;

/**
 * Which column is what.
 *
 * @param positive the label that means 1, or null where labels are 0 and 1
 * @param features in order; empty for all columns that have no other use
 * @param weight the column of the sequences' weights, or null where they have none
 * @param group the column of the sequences' groups, or null where they have none
 * @param keepsMissing whether values that are missing are passed on
 * @param categorical the columns whose values are categories
 * @param windows how recordings are cut, or null where rows of one id are a sequence
 * @param maxStep how the windows' longest step in time was written, or null where nothing was said of it
 * @param idIsSaid whether the column of the id was named, and must be there even where there may be one recording alone
 */
record CsvSettings(
        String id,
        String time,
        String label,
        @Nullable String positive,
        List<String> features,
        boolean labeled,
        @Nullable String weight,
        @Nullable String group,
        boolean keepsMissing,
        List<String> categorical,
        @Nullable Windows windows,
        @Nullable String maxStep,
        boolean idIsSaid) {

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
        requireNoFeature(features, group, "group");
        for (String column : categorical) {
            requireName("categorical", column);
            InvalidInputException.require(
                    features.isEmpty() || features.contains(column),
                    "categorical (%s) must be among the features, which are %s.",
                    column,
                    String.join(",", features));
        }
    }

    private static void requireNoFeature(List<String> features, @Nullable String column, String use) {
        InvalidInputException.require(
                column == null || !features.contains(column),
                "features (%s) must not have '%s' among them, the column of the %s. Maybe leave it out of --features.",
                String.join(",", features),
                column,
                use);
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
