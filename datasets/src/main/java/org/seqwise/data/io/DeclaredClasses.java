package org.seqwise.data.io;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/** The labels that a file says it has, before its sequences. */
final class DeclaredClasses {

    private final List<String> names;
    private final @Nullable String positive;

    private DeclaredClasses(List<String> names, @Nullable String positive) {
        this.names = names;
        this.positive = positive;
    }

    /**
     * Finds which label means 1.
     *
     * @param names the labels that are declared
     * @param said the one that was said to mean 1, or null
     * @param place where they are declared, as a complaint begins
     */
    static DeclaredClasses of(List<String> names, @Nullable String said, String place) {
        InvalidInputException.require(!names.isEmpty(), "%sno label is named; each must be.", place);
        InvalidInputException.require(
                said == null || names.contains(said),
                "%sthe labels are %s; '%s' is none of them. Maybe name one of them with --positive.",
                place,
                Quoted.list(names, 30),
                said);
        // Many archives write two classes as -1 and 1.
        String positive = said == null && Set.copyOf(names).equals(Set.of("-1", "1")) ? "1" : said;
        LabelText labels = new LabelText(positive);
        InvalidInputException.require(
                names.stream().allMatch(name -> labels.parse(name) != LabelText.UNKNOWN),
                "%sthe labels are %s; one of them must mean 1. Maybe name it with --positive.",
                place,
                Quoted.list(names, 30));
        return new DeclaredClasses(names, positive);
    }

    /** Returns the label that means 1, or null where labels are 0 and 1. */
    @Nullable
    String positive() {
        return positive;
    }

    /** Checks that a label is declared. */
    void require(String label, String place) {
        InvalidInputException.require(
                names.contains(label),
                "%sthe label is '%s'; it must be one of %s, as the header says.",
                place,
                Quoted.shortened(label),
                Quoted.list(names, 30));
    }
}
