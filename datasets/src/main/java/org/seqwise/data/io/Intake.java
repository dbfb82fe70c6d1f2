package org.seqwise.data.io;

import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceDetails;
import org.seqwise.data.SequenceSink;

/** The way of sequences from a file to a sink, with the rules that hold in any format: labels of two kinds, and no value missing unless that was allowed. */
final class Intake {

    private final String source;
    private final List<String> featureNames;
    private final boolean labeled;
    private final @Nullable String positive;
    private final LabelText labels;
    private final LongFunction<String> places;
    private final SequenceSink sink;
    private final Gaps gaps;
    private long sequences;

    /**
     * @param source what complaints about the whole begin with, such as the file
     * @param positive the text that means 1, or null where labels are 0 and 1
     * @param keepsMissing whether values that are missing are passed on
     * @param places where in the file the sequence with some number or line stands, as complaints begin
     */
    Intake(
            String source,
            List<String> featureNames,
            boolean labeled,
            @Nullable String positive,
            boolean keepsMissing,
            LongFunction<String> places,
            SequenceSink sink) {
        this.source = source;
        this.featureNames = featureNames;
        this.labeled = labeled;
        this.positive = positive;
        this.places = places;
        this.sink = sink;
        labels = new LabelText(positive);
        gaps = new Gaps(keepsMissing, "sequences");
    }

    /**
     * Returns 1, 0 or, where labels are not read, {@link SequenceSink#UNLABELED}.
     *
     * @param at the number or line of the sequence
     */
    int label(long at, String text) {
        if (!labeled) {
            return SequenceSink.UNLABELED;
        }
        int label = labels.parse(text);
        if (label == LabelText.UNKNOWN) {
            throw broken(
                    at,
                    "the label %s; %s",
                    text.isEmpty() ? "is missing" : "is '" + Quoted.shortened(text) + "'",
                    positive != null || text.isEmpty()
                            ? "each sequence must have one."
                            : "it must be 0 or 1, or true or false. Maybe say which text means 1 with --positive.");
        }
        return label;
    }

    /**
     * Passes a sequence on, or counts what it lacks.
     *
     * @param at the number or line of the sequence
     * @param values row after row; NaN is a value that is missing
     * @param from where the first step to take begins; complaints count steps from the array's first
     */
    void add(long at, String id, float[] values, int from, int steps, int label) {
        add(at, new SequenceDetails(id, label), values, from, steps);
    }

    /** Passes a sequence on as {@link #add(long, String, float[], int, int, int)} does, with all that is known of it. */
    void add(long at, SequenceDetails details, float[] values, int from, int steps) {
        if (check(at, values, from, steps)) {
            sink.accept(details, values, from, steps);
        }
    }

    /** Checks the values of a sequence, and returns whether it can be passed on. */
    boolean check(long at, float[] values, int from, int steps) {
        sequences++;
        if (steps == 0) {
            throw broken(at, "the sequence has no step; it must have at least one.");
        }
        for (int i = from; i < from + steps * featureNames.size(); i++) {
            if (!Float.isFinite(values[i])) {
                notFinite(at, values[i], i);
            }
        }
        // What lacks a value is refused in the end, with the count of all.
        return !gaps.endUnit() || gaps.kept();
    }

    private void notFinite(long at, float value, int offset) {
        int width = featureNames.size();
        Supplier<String> where = () -> String.format(
                Locale.ROOT,
                "%sstep %d of feature '%s'",
                places.apply(at),
                offset / width + 1,
                featureNames.get(offset % width));
        if (Float.isInfinite(value)) {
            throw new InvalidInputException(
                    where.get()
                            + " is not finite, or too large for a float32; it must be at most 3.4028235e38 in size. Maybe scale the feature.");
        }
        gaps.meet(where);
    }

    private InvalidInputException broken(long at, String message, Object... arguments) {
        return new InvalidInputException(places.apply(at) + String.format(Locale.ROOT, message, arguments));
    }

    /** Checks, after the last sequence, what only the whole file can show. */
    void finish() {
        InvalidInputException.require(sequences > 0, "%s has no sequence; it must have at least one.", source);
        gaps.requireNone();
        InvalidInputException.require(
                !labeled || positive == null || labels.positiveSeen(),
                "%s: no sequence has the label '%s'; the first labels are %s, and one must. Maybe name one of them with --positive.",
                source,
                positive,
                Quoted.list(labels.otherTexts(), LabelText.MOST_SHOWN));
    }
}
