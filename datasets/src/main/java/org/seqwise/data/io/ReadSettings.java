package org.seqwise.data.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/**
 * What was said about a file.
 *
 * @param texts what was said for each option but {@link ReadOption#FEATURES}; what was not is absent
 * @param features in order; empty where nothing was said
 * @param labeled false where labels shall not be looked at
 */
public record ReadSettings(Map<ReadOption, String> texts, List<String> features, boolean labeled) {

    // Names cost memory for what a header declares, and no step has so many values.
    private static final int MOST_NAMED = 100_000;

    /** Copies. */
    public ReadSettings {
        texts = Map.copyOf(texts);
        features = List.copyOf(features);
    }

    /** Returns whether an option was said. */
    public boolean says(ReadOption option) {
        return option == ReadOption.FEATURES ? !features.isEmpty() : texts.containsKey(option);
    }

    /** Returns what was said for an option, or what holds unless said; null where nothing does. */
    public @Nullable String textOrNull(ReadOption option) {
        return texts.getOrDefault(option, option.usual());
    }

    /** Returns what was said for an option that always has a value, or what holds unless said. */
    public String text(ReadOption option) {
        return Objects.requireNonNull(textOrNull(option), option.key());
    }

    /** Returns the label that means 1, or null where labels are 0 and 1. */
    public @Nullable String positive() {
        return textOrNull(ReadOption.POSITIVE);
    }

    /** Returns the file of the labels, or null where none was named. */
    public @Nullable Path labels() {
        String labels = textOrNull(ReadOption.LABELS);
        return labels == null ? null : Path.of(labels);
    }

    PaddingRule padding() {
        return PaddingRule.parse(text(ReadOption.PADDING));
    }

    /**
     * Returns the names of features that the file has no names for.
     *
     * @param count how many there are
     * @param place where that stands, for complaints
     */
    List<String> featureNames(int count, String place) {
        InvalidInputException.require(
                features.isEmpty() || features.size() == count,
                "%s has %d features; features (%s) must name each of them, in order. Maybe change --features.",
                place,
                count,
                String.join(",", features));
        InvalidInputException.require(
                count <= MOST_NAMED,
                "%s has %,d features; there may be at most %,d. Maybe the steps and the features changed places.",
                place,
                count,
                MOST_NAMED);
        return features.isEmpty()
                ? IntStream.rangeClosed(1, count).mapToObj(i -> "x" + i).toList()
                : features;
    }

    /** Returns what concerns a table of text. */
    CsvSettings csv() {
        return new CsvSettings(
                text(ReadOption.ID),
                text(ReadOption.TIME),
                text(ReadOption.LABEL),
                positive(),
                features,
                labeled,
                textOrNull(ReadOption.WEIGHT));
    }
}
