package org.seqwise.data.io;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.TimeSpan;

/** What can be said about a file to its reader, beside what the file says itself. */
public enum ReadOption {
    /** The column that tells the sequences apart. */
    ID("sequence"),
    /** The column that orders the steps. */
    TIME("time"),
    /** The column or array of the answer. */
    LABEL("label"),
    /** The column of what a sequence counts in training. */
    WEIGHT(null),
    /** The label that means 1; every other means 0. */
    POSITIVE(null),
    /** The features to use, in order; where a file has no names for them, what they are called. */
    FEATURES(null),
    /** The file of the labels, where they are not in the data's own. */
    LABELS(null),
    /** On which side of a sequence rows of zeros are padding. */
    PADDING("auto"),
    /** How a row's cells are ordered, where a row is a sequence. */
    ORDER("name"),
    /** The column of what sequences share that must stay on one side of a split. */
    GROUP(null),
    /** What is done about values that are missing: {@code error}, or {@code keep} to pass them on as NaN. */
    MISSING("error"),
    /** The columns of text or codes, between commas, whose values are categories. */
    CATEGORICAL(null),
    /** How many steps a window has, where long recordings are cut into sequences. */
    WINDOW(null),
    /** How many steps after a window the next one begins. */
    STRIDE("1"),
    /** How many steps after a window its label lies. */
    HORIZON("0"),
    /** Which step says a window's label: {@code last} or {@code any} within the horizon. */
    WINDOW_LABEL("last"),
    /** The longest time from a step to the next within a window, as {@link org.seqwise.data.TimeSpan} reads it. */
    MAX_STEP(null);

    /** What can be said about tables whose rows are steps. */
    static final Set<ReadOption> OF_STEPS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(PADDING, ORDER)));

    private final @Nullable String usual;

    ReadOption(@Nullable String usual) {
        this.usual = usual;
    }

    /** Returns its name as the command and a saved model write it, such as {@code padding}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns what holds unless said, or null where nothing does. */
    public @Nullable String usual() {
        return usual;
    }

    /** Returns the text, trimmed, once it is known that the option can have it. */
    String checked(String text) {
        if (this == FEATURES) {
            throw new IllegalArgumentException("Features are a list, which has a method of its own.");
        }
        InvalidInputException.require(!text.isBlank(), "%s (%s) must not be blank.", key(), text);
        String stripped = text.strip();
        switch (this) {
            case PADDING -> PaddingRule.parse(stripped);
            case ORDER -> CellOrder.parse(stripped);
            case MISSING ->
                InvalidInputException.require(
                        stripped.equals("error") || stripped.equals("keep"),
                        "missing (%s) must be error or keep.",
                        stripped);
            case WINDOW, STRIDE, HORIZON ->
                InvalidInputException.require(
                        stripped.matches("\\d{1,9}"), "%s (%s) must be a whole number of steps.", key(), stripped);
            case WINDOW_LABEL ->
                InvalidInputException.require(
                        stripped.equals("last") || stripped.equals("any"),
                        "window-label (%s) must be last or any.",
                        stripped);
            case MAX_STEP -> TimeSpan.parse(key(), stripped);
            default -> {}
        }
        return stripped;
    }
}
