package org.seqwise.data.io;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.SequenceSink;

/** What a label's text says: 1, 0 or nothing. */
final class LabelText {

    static final int UNKNOWN = SequenceSink.UNLABELED;
    static final int MOST_SHOWN = 5;

    private final @Nullable String positive;
    private final Set<String> otherTexts = new LinkedHashSet<>();
    private boolean positiveSeen;

    /** @param positive the text that means 1, or null where labels are 0 and 1 */
    LabelText(@Nullable String positive) {
        this.positive = positive;
    }

    /** Returns 1, 0 or {@link #UNKNOWN}. */
    int parse(String text) {
        if (positive == null) {
            return ofNumberOrTruth(text);
        }
        if (text.isEmpty()) {
            return UNKNOWN;
        }
        if (positive.equals(text)) {
            positiveSeen = true;
            return 1;
        }
        if (!positiveSeen && otherTexts.size() < MOST_SHOWN) {
            otherTexts.add(text);
        }
        return 0;
    }

    /** Returns whether the text that means 1 has come. */
    boolean positiveSeen() {
        return positiveSeen;
    }

    /** Returns the first texts that came before the positive one, five at most. */
    Collection<String> otherTexts() {
        return otherTexts;
    }

    private static int ofNumberOrTruth(String text) {
        if (text.equals("0") || text.equals("0.0") || text.equalsIgnoreCase("false")) {
            return 0;
        }
        return text.equals("1") || text.equals("1.0") || text.equalsIgnoreCase("true") ? 1 : UNKNOWN;
    }
}
