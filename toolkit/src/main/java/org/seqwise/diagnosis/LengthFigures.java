package org.seqwise.diagnosis;

import java.util.Arrays;

/**
 * How many steps sequences have, rows of padding left out.
 *
 * @param shortest the fewest
 * @param median the median, the lower of two
 * @param mean the mean
 * @param longest the most
 */
public record LengthFigures(int shortest, int median, double mean, int longest) {

    /** Measures; the array is put in order. */
    static LengthFigures of(int[] lengths) {
        Arrays.sort(lengths);
        return new LengthFigures(
                lengths[0],
                lengths[(lengths.length - 1) / 2],
                Arrays.stream(lengths).average().orElseThrow(),
                lengths[lengths.length - 1]);
    }
}
