package org.seqwise.data.io;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.data.TimeSpan;
import org.seqwise.data.Windows;

/**
 * What was said about a file.
 *
 * @param texts what was said for each option but {@link ReadOption#FEATURES}; what was not is absent
 * @param features in order; empty where nothing was said
 * @param labeled false where labels shall not be looked at
 * @param inOrder whether rows that are steps must come in the order of sequences and times, to be passed on as they come
 */
public record ReadSettings(Map<ReadOption, String> texts, List<String> features, boolean labeled, boolean inOrder) {

    private static final Set<ReadOption> WITH_WINDOWS =
            EnumSet.of(ReadOption.STRIDE, ReadOption.HORIZON, ReadOption.WINDOW_LABEL, ReadOption.MAX_STEP);
    private static final Set<ReadOption> WITHOUT_WINDOWS = EnumSet.of(ReadOption.LABELS, ReadOption.WEIGHT);
    private static final int MOST_FEATURES = 1 << 18;

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
        // Each has a name, so that a number which is only declared would take memory.
        InvalidInputException.require(
                count <= MOST_FEATURES,
                "%s: there are %,d features; at most %,d may be. Maybe they are steps: change the order of the dimensions.",
                place,
                count,
                MOST_FEATURES);
        InvalidInputException.require(
                features.isEmpty() || features.size() == count,
                "%s has %d features; features (%s) must name each of them, in order. Maybe change --features.",
                place,
                count,
                String.join(",", features));
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
                textOrNull(ReadOption.WEIGHT),
                textOrNull(ReadOption.GROUP),
                keepsMissing(),
                categorical(),
                windows(),
                textOrNull(ReadOption.MAX_STEP),
                says(ReadOption.ID));
    }

    /** Returns whether values that are missing are passed on as NaN. */
    public boolean keepsMissing() {
        return text(ReadOption.MISSING).equals("keep");
    }

    /** Returns a builder that takes what was asked for. */
    public SequencesBuilder builder(List<String> featureNames) {
        SequencesBuilder builder = Sequences.builder(featureNames);
        return keepsMissing() ? builder.missingAllowed() : builder;
    }

    private List<String> categorical() {
        String columns = textOrNull(ReadOption.CATEGORICAL);
        return columns == null
                ? List.of()
                : Arrays.stream(columns.split(",", -1)).map(String::strip).toList();
    }

    private @Nullable Windows windows() {
        String length = textOrNull(ReadOption.WINDOW);
        if (length == null) {
            for (ReadOption option : WITH_WINDOWS) {
                InvalidInputException.require(
                        !says(option),
                        "%s (%s) is about windows, of which the length is not said. Maybe say it with --window.",
                        option.key(),
                        textOrNull(option));
            }
            return null;
        }
        for (ReadOption option : WITHOUT_WINDOWS) {
            InvalidInputException.require(
                    !says(option),
                    "%s (%s) does not go with windows, whose labels are in the rows of their steps. Maybe leave it away.",
                    option.key(),
                    textOrNull(option));
        }
        String gap = textOrNull(ReadOption.MAX_STEP);
        return new Windows(
                Integer.parseInt(length),
                Integer.parseInt(text(ReadOption.STRIDE)),
                Integer.parseInt(text(ReadOption.HORIZON)),
                text(ReadOption.WINDOW_LABEL).equals("any") ? Windows.Label.ANY : Windows.Label.LAST,
                gap == null ? Double.POSITIVE_INFINITY : TimeSpan.parse(ReadOption.MAX_STEP.key(), gap));
    }
}
