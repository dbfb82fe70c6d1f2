package org.seqwise.data;

import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sequences that came as one block, padded in front with rows of zeros to equal length. Only leading rows that are all zero are
 * padding: a 0.0 inside a real row is data. A sequence of nothing but zeros becomes one step of zeros.
 *
 * @param sequences the sequences at their true lengths; their ids are their row numbers, from 0
 * @param emptyCount how many had no row but zeros
 * @param paddingShare the share of rows that was padding, in [0, 1)
 */
public record FrontPaddedArrays(Sequences sequences, int emptyCount, double paddingShare) {

    private static final Logger logger = LoggerFactory.getLogger(FrontPaddedArrays.class);

    /**
     * Finds the true lengths.
     *
     * @param values (sequences, time, features), zeros in front
     * @param labels 0 or 1, one a sequence
     * @param featureNames the name of each feature
     */
    public static FrontPaddedArrays convert(float[][][] values, int[] labels, List<String> featureNames) {
        InvalidInputException.require(
                values.length == labels.length,
                "%d sequences have %d labels; there must be one label a sequence.",
                values.length,
                labels.length);
        SequencesBuilder builder = Sequences.builder(featureNames);
        int empty = 0;
        long rows = 0;
        long padding = 0;
        int width = featureNames.size();
        for (int i = 0; i < values.length; i++) {
            String id = Integer.toString(i);
            int count = values[i].length;
            if (!isRectangle(values[i], width)) {
                // The builder says what is wrong.
                builder.add(id, values[i], labels[i]);
            }
            float[] flat = flat(values[i], width);
            int start = Padding.FRONT.firstRow(flat, count, width);
            if (start == count) {
                empty++;
                start--;
            }
            rows += count;
            padding += start;
            builder.addFlat(id, flat, start * width, count - start, labels[i]);
        }
        if (empty > 0) {
            logger.warn(
                    "{} of {} sequences have no row but zeros; each becomes one step of zeros.", empty, values.length);
        }
        return new FrontPaddedArrays(builder.build(), empty, rows == 0 ? 0 : (double) padding / rows);
    }

    private static boolean isRectangle(float[][] rows, int width) {
        return rows.length > 0 && Arrays.stream(rows).allMatch(row -> row.length == width);
    }

    private static float[] flat(float[][] rows, int width) {
        float[] flat = new float[rows.length * width];
        for (int t = 0; t < rows.length; t++) {
            System.arraycopy(rows[t], 0, flat, t * width, width);
        }
        return flat;
    }
}
