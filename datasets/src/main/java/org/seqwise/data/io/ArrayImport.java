package org.seqwise.data.io;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceSink;

/**
 * One reading of an array {@code X (n, t, f)}, with the labels {@code y} and the true {@code lengths}, where they are there. The ids of the
 * sequences are their row numbers, from 0.
 *
 * @param y where labels are read, else null
 */
record ArrayImport(
        Path file,
        ReadSettings settings,
        ArraySource x,
        @Nullable ArraySource y,
        @Nullable ArraySource lengths) {

    <S extends SequenceSink> S run(Function<List<String>, S> opener) {
        try (NpyArray array = x.open()) {
            ArrayRows rows = new ArrayRows(array);
            List<String> names = settings.featureNames(rows.features(), array.place());
            S sink = opener.apply(names);
            Intake intake = new Intake(
                    file.toString(),
                    names,
                    y != null,
                    settings.positive(),
                    settings.keepsMissing(),
                    row -> array.place() + "[" + row + "]: ",
                    sink);
            int[] labels = y == null ? null : labels(y, rows.count(), intake);
            pass(rows, padding(rows.count()), labels, intake);
            array.finish();
            intake.finish();
            return sink;
        }
    }

    private static int[] labels(ArraySource y, int count, Intake intake) {
        try (NpyArray array = y.open()) {
            PerSequence reading = intake::label;
            return reading.read(array, count);
        }
    }

    private ArrayPadding padding(int count) {
        PaddingRule rule = settings.padding();
        if (lengths == null) {
            return ArrayPadding.ofZeros(file, rule, x);
        }
        try (NpyArray array = lengths.open()) {
            PerSequence reading = (sequence, text) -> length(array, sequence, text);
            return ArrayPadding.ofLengths(file, rule, reading.read(array, count));
        }
    }

    private static int length(NpyArray array, int sequence, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    array.place() + "[" + sequence + "]: the length is '" + Quoted.shortened(text)
                            + "'; it must be a whole number of steps.",
                    e);
        }
    }

    private static void pass(ArrayRows rows, ArrayPadding padding, int @Nullable [] labels, Intake intake) {
        int width = rows.features();
        for (int i = 0; rows.hasNext(); i++) {
            float[] values = rows.next();
            padding.find(i, values, rows.steps(), width);
            int label = labels == null ? SequenceSink.UNLABELED : labels[i];
            int steps = padding.end() - padding.first();
            intake.add(i, Integer.toString(i), values, padding.first() * width, steps, label);
        }
        padding.report();
    }
}
