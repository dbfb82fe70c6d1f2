package org.seqwise.data.io;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/** Values that are missing: passed on as NaN where that was asked for; else counted, to be refused together in the end. */
final class Gaps {

    private final boolean kept;
    private final String units;
    private long values;
    private long before;
    private long incomplete;
    private long all;
    private @Nullable String first;

    /** @param units what is counted beside the values, such as rows */
    Gaps(boolean kept, String units) {
        this.kept = kept;
        this.units = units;
    }

    /** Returns whether what is missing is passed on. */
    boolean kept() {
        return kept;
    }

    /**
     * Counts a value.
     *
     * @param place where it is missing, as the complaint begins
     */
    void meet(Supplier<String> place) {
        first = first == null ? place.get() : first;
        values++;
    }

    /** Returns whether something is missing in this unit that may not be. */
    boolean isOpen() {
        return !kept && values > before;
    }

    /** Ends a row or a sequence, and returns whether something was missing in it. */
    boolean endUnit() {
        boolean some = values > before;
        incomplete += some ? 1 : 0;
        before = values;
        all++;
        return some;
    }

    /** Returns whether something was missing, in any unit, that may not be. */
    boolean mustBeRefused() {
        return !kept && values > 0;
    }

    /** Checks, in the end, that nothing was missing that may not be. */
    void requireNone() {
        InvalidInputException.require(
                !mustBeRefused(),
                "%s is missing; in all %d values of %d of %d %s are, and none may be."
                        + " Maybe have them filled with --missing impute, or leave the %s out.",
                first,
                values,
                incomplete,
                all,
                units,
                units);
    }
}
