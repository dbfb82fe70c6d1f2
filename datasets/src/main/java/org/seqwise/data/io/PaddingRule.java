package org.seqwise.data.io;

import java.util.Locale;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Padding;

/** Where rows of zeros are padding, or that the file must show it. */
enum PaddingRule {
    AUTO(Padding.NONE),
    FRONT(Padding.FRONT),
    BACK(Padding.BACK),
    NONE(Padding.NONE);

    private final Padding said;

    PaddingRule(Padding said) {
        this.said = said;
    }

    static PaddingRule parse(String text) {
        for (PaddingRule rule : values()) {
            if (rule.name().toLowerCase(Locale.ROOT).equals(text)) {
                return rule;
            }
        }
        throw new InvalidInputException("padding (" + text + ") must be front, back, none or auto.");
    }

    /** Returns the side that was said. */
    Padding said() {
        return said;
    }
}
