package org.seqwise.data.io;

import java.util.Arrays;
import java.util.List;
import org.seqwise.data.InvalidInputException;

/** What an array {@code (n)} or {@code (n, 1)} says of each sequence. */
@FunctionalInterface
interface PerSequence {

    /** Makes a number of the text that one sequence has. */
    int number(int sequence, String text);

    /**
     * Reads an array into one that grows as the values come, whatever the header declares.
     *
     * @param sequences how many values there must be
     */
    default int[] read(NpyArray array, int sequences) {
        long n = sequences;
        List<Long> shape = array.header().shape();
        InvalidInputException.require(
                shape.equals(List.of(n)) || shape.equals(List.of(n, 1L)),
                "%s: the shape is %s; it must be (%d,), one value a sequence.",
                array.place(),
                array.header().shapeText(),
                n);
        int[] numbers = new int[0];
        for (int i = 0; i < sequences; i++) {
            if (i == numbers.length) {
                numbers = Arrays.copyOf(numbers, (int) Math.min(n, 16 + 2L * i));
            }
            numbers[i] = number(i, array.nextText());
        }
        array.finish();
        return numbers;
    }
}
