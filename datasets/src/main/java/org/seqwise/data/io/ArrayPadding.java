package org.seqwise.data.io;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Padding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which rows of each sequence of an array are real, and how many were not. */
final class ArrayPadding {

    private static final Logger logger = LoggerFactory.getLogger(ArrayPadding.class);

    private final Path file;
    private final Padding side;
    private final int @Nullable [] lengths;
    private final boolean lengthsAlone;
    private long rows;
    private long padding;
    private long empty;
    private int first;
    private int end;

    private ArrayPadding(Path file, Padding side, int @Nullable [] lengths, boolean lengthsAlone) {
        this.file = file;
        this.side = side;
        this.lengths = lengths;
        this.lengthsAlone = lengthsAlone;
    }

    /** Returns the padding of sequences whose lengths are known: behind, unless the rule says in front; rows of zeros are no matter. */
    static ArrayPadding ofLengths(Path file, PaddingRule rule, int[] lengths) {
        return new ArrayPadding(
                file, rule == PaddingRule.FRONT ? Padding.FRONT : Padding.BACK, lengths, rule == PaddingRule.AUTO);
    }

    /** Returns the padding of sequences on the side that was said, or, for {@code auto}, where the array has rows of zeros. */
    static ArrayPadding ofZeros(Path file, PaddingRule rule, ArraySource source) {
        return new ArrayPadding(file, rule == PaddingRule.AUTO ? found(file, source) : rule.said(), null, false);
    }

    private static Padding found(Path file, ArraySource source) {
        long inFront = 0;
        long behind = 0;
        try (NpyArray array = source.open()) {
            ArrayRows sequences = new ArrayRows(array);
            int steps = sequences.steps();
            while (sequences.hasNext()) {
                float[] values = sequences.next();
                int first = Padding.FRONT.firstRow(values, steps, sequences.features());
                inFront += first > 0 && first < steps ? 1 : 0;
                behind += first < steps && Padding.BACK.endRow(values, steps, sequences.features()) < steps ? 1 : 0;
            }
        }
        InvalidInputException.require(
                inFront == 0 || behind == 0,
                "%s: %d sequences begin with rows of zeros and %d end with them; padding is on one side. Maybe say front, back or none with --padding.",
                file,
                inFront,
                behind);
        return inFront > 0 ? Padding.FRONT : behind > 0 ? Padding.BACK : Padding.NONE;
    }

    /**
     * Finds the real rows of one sequence.
     *
     * @param values (rows, width), row after row
     */
    void find(int sequence, float[] values, int steps, int width) {
        if (lengths == null) {
            byZeros(values, steps, width);
        } else {
            byLength(sequence, lengths[sequence], values, steps, width);
        }
        rows += steps;
        padding += steps - (end - first);
    }

    private void byZeros(float[] values, int steps, int width) {
        first = side.firstRow(values, steps, width);
        end = side.endRow(values, steps, width);
        if (first == end) {
            empty++;
            first = side == Padding.FRONT ? steps - 1 : 0;
            end = first + 1;
        }
    }

    private void byLength(int sequence, int length, float[] values, int steps, int width) {
        InvalidInputException.require(
                length >= 1 && length <= steps,
                "%s, lengths[%d]: the length is %d; it must be from 1 to the %d steps of the array.",
                file,
                sequence,
                length,
                steps);
        first = side == Padding.FRONT ? steps - length : 0;
        end = first + length;
        InvalidInputException.require(
                !lengthsAlone || Padding.BACK.endRow(values, steps, width) <= end,
                "%s, X[%d]: the length is %d, and rows behind it are not zero; they may be real. Maybe say front or back with --padding.",
                file,
                sequence,
                length);
    }

    /** Returns the first real row of the sequence that was asked for last. */
    int first() {
        return first;
    }

    /** Returns the row after its last real one. */
    int end() {
        return end;
    }

    /** Tells how much was padding, and which sequences had nothing else. */
    void report() {
        if (padding > 0) {
            logger.info(
                    "{}: {} % of the rows are padding {} and were left out.",
                    file,
                    String.format(Locale.ROOT, "%.1f", 100.0 * padding / rows),
                    side == Padding.FRONT ? "in front" : "behind");
        }
        if (empty > 0) {
            logger.warn("{}: {} sequences have no row but zeros; each becomes one step of zeros.", file, empty);
        }
    }
}
