package org.seqwise.data.io;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

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
    ORDER("name");

    private final @Nullable String usual;

    ReadOption(@Nullable String usual) {
        this.usual = usual;
    }

    /** Returns its name as the command and a saved model write it, such as {@code padding}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
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
            default -> {}
        }
        return stripped;
    }
}
