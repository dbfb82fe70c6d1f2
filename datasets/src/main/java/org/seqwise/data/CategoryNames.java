package org.seqwise.data;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a categorical feature are called: as a reader met them, where it met text; else by the number itself, 1 rather than
 * 1.0. Names are what categories of different data are matched by.
 */
final class CategoryNames {

    /** Numbers by their value, then texts. */
    static final Comparator<String> ORDER = Comparator.comparing(
                    CategoryNames::number, Comparator.nullsLast(Comparator.<@Nullable BigDecimal>naturalOrder()))
            .thenComparing(Comparator.naturalOrder());

    private static final int LONGEST_NUMBER = 50;

    private final String feature;
    private final @Nullable List<String> texts;

    CategoryNames(Sequences sequences, String feature) {
        this.feature = feature;
        texts = sequences.categories().get(feature);
    }

    /** Returns what a value is called. */
    String name(float value) {
        if (texts == null) {
            return new BigDecimal(Float.toString(value)).stripTrailingZeros().toPlainString();
        }
        int place = (int) value;
        InvalidInputException.require(
                place == value && place >= 0 && place < texts.size(),
                "Value (%s) of feature '%s' names no category; it must be a place among %d.",
                value,
                feature,
                texts.size());
        return texts.get(place);
    }

    /** Returns how many names of text there are, or null where numbers are their own names. */
    @Nullable
    Integer textCount() {
        return texts == null ? null : texts.size();
    }

    /** Returns the number that a name is, so that equal numbers are equal; null for text. */
    static @Nullable BigDecimal number(String name) {
        if (name.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            return new BigDecimal(name).stripTrailingZeros();
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
