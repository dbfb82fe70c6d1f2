package org.seqwise.data.io;

import java.util.Locale;
import org.seqwise.data.InvalidInputException;

/** How the cells of a row that is a whole sequence are told apart. */
enum CellOrder {
    /** Each column's name says which feature and step it is. */
    NAME,
    /** All features of the first step come first, then those of the second. */
    BY_STEP,
    /** All steps of the first feature come first, then those of the second. */
    BY_FEATURE;

    static CellOrder parse(String text) {
        for (CellOrder order : values()) {
            if (order.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                return order;
            }
        }
        throw new InvalidInputException("order (" + text + ") must be name, by-step or by-feature.");
    }
}
