package org.seqwise.exchange.keras;

import java.util.List;
import java.util.function.Supplier;
import org.seqwise.data.InvalidInputException;

/**
 * One array of weights, whose numbers are read once they are asked for.
 *
 * @param place where it is in its file, for errors
 * @param shape its sizes, which its file has room for
 * @param numbers reads them, row after row
 */
record KerasArray(String place, List<Integer> shape, Supplier<float[]> numbers) {

    KerasArray {
        shape = List.copyOf(shape);
    }

    /** Reads the numbers of an array that must have certain sizes. */
    float[] of(Integer... sizes) {
        InvalidInputException.require(
                shape.equals(List.of(sizes)),
                "%s is an array of %s; its layer needs one of %s. The file is damaged, or not as Keras writes it.",
                place,
                shape,
                List.of(sizes));
        float[] read = numbers.get();
        for (float number : read) {
            InvalidInputException.require(
                    Float.isFinite(number), "%s has a weight of %s; each must be finite.", place, number);
        }
        return read;
    }

    /** Returns how many rows a matrix has. */
    int rows() {
        InvalidInputException.require(
                shape.size() == 2,
                "%s is an array of %s; it must be a matrix. The file is damaged, or not as Keras writes it.",
                place,
                shape);
        return shape.get(0);
    }
}
