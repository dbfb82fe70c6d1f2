package org.seqwise.data.io;

import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceSink;

/** The way of sequences from a file to a sink, with the rules that hold in any format: labels of two kinds, no value missing. */
final class Intake {

    private final String source;
    private final List<String> featureNames;
    private final boolean labeled;
    private final @Nullable String positive;
    private final LabelText labels;
    private final LongFunction<String> places;
    private final SequenceSink sink;
    private long sequences;
    private long missing;
    private long incomplete;
    private @Nullable String firstMissing;

    /**
     * @param source what complaints about the whole begin with, such as the file
     * @param positive the text that means 1, or null where labels are 0 and 1
     * @param places where in the file the sequence with some number or line stands, as complaints begin
     */
    Intake(
            String source,
            List<String> featureNames,
            boolean labeled,
            @Nullable String positive,
            LongFunction<String> places,
            SequenceSink sink) {
        this.source = source;
        this.featureNames = featureNames;
        this.labeled = labeled;
        this.positive = positive;
        this.places = places;
        this.sink = sink;
        labels = new LabelText(positive);
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
        add(at, id, values, from, steps, label, 1);
    }

    /** Passes a sequence on as {@link #add(long, String, float[], int, int, int)} does, with its weight, not negative and finite. */
    void add(long at, String id, float[] values, int from, int steps, int label, float weight) {
        sequences++;
        if (steps == 0) {
            throw broken(at, "the sequence has no step; it must have at least one.");
        }
        long before = missing;
        for (int i = from; i < from + steps * featureNames.size(); i++) {
            if (!Float.isFinite(values[i])) {
                notFinite(at, values[i], i);
            }
        }
        if (missing > before) {
            incomplete++;
        } else {
            // What lacks a value is refused in the end, with the count of all.
            sink.accept(id, values, from, steps, label, weight);
        }
    }

    private void notFinite(long at, float value, int offset) {
        int width = featureNames.size();
        String where = String.format(
                Locale.ROOT,
                "%sstep %d of feature '%s'",
                places.apply(at),
                offset / width + 1,
                featureNames.get(offset % width));
        if (Float.isInfinite(value)) {
            throw new InvalidInputException(
                    where
                            + " is not finite, or too large for a float32; it must be at most 3.4028235e38 in size. Maybe scale the feature.");
        }
        firstMissing = firstMissing == null ? where : firstMissing;
        missing++;
    }

    private InvalidInputException broken(long at, String message, Object... arguments) {
        return new InvalidInputException(places.apply(at) + String.format(Locale.ROOT, message, arguments));
    }

    /** Checks, after the last sequence, what only the whole file can show. */
    void finish() {
        InvalidInputException.require(sequences > 0, "%s has no sequence; it must have at least one.", source);
        InvalidInputException.require(
                missing == 0,
                "%s is missing; in all %d values of %d of %d sequences are, and none may be. Maybe fill the gaps, or leave the sequences out.",
                firstMissing,
                missing,
                incomplete,
                sequences);
        InvalidInputException.require(
                !labeled || positive == null || labels.positiveSeen(),
                "%s: no sequence has the label '%s'; the first labels are %s, and one must. Maybe name one of them with --positive.",
                source,
                positive,
                Quoted.list(labels.otherTexts(), LabelText.MOST_SHOWN));
    }
}
