package org.seqwise.data.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.seqwise.data.InvalidInputException;

/**
 * The sequences of an array {@code (n, t, f)}, one after the other. In C order they stand so in the file; in Fortran order each is spread
 * over the whole of it, which then must be held.
 */
final class ArrayRows {

    private static final int BLOCK = 1 << 16;
    private static final int LARGEST = Integer.MAX_VALUE / 2;

    private final NpyArray array;
    private final int perSequence;
    private final List<float[]> held = new ArrayList<>();
    private float[] values = new float[0];
    private int index;

    ArrayRows(NpyArray array) {
        this.array = array;
        perSequence = perSequence(array);
        if (array.header().fortranOrder()) {
            hold();
        }
    }

    private static int perSequence(NpyArray array) {
        List<Long> shape = array.header().shape();
        InvalidInputException.require(
                array.header().type().isNumeric(),
                "%s has text; the values of a sequence must be numbers.",
                array.place());
        InvalidInputException.require(
                shape.size() == 3,
                "%s: the shape is %s; it must be (sequences, steps, features). Maybe reshape it%s.",
                array.place(),
                array.header().shapeText(),
                shape.size() == 2 ? ": X[:, :, None] has one feature" : "");
        InvalidInputException.require(
                shape.get(1) > 0
                        && shape.get(2) > 0
                        && shape.get(1) <= LARGEST / shape.get(2)
                        && shape.get(0) <= LARGEST,
                "%s: the shape is %s; a sequence must have at least one value, and at most %,d; so many sequences are the most, too.",
                array.place(),
                array.header().shapeText(),
                LARGEST);
        return (int) (shape.get(1) * shape.get(2));
    }

    private void hold() {
        long count = array.header().count();
        InvalidInputException.require(
                count <= Runtime.getRuntime().maxMemory() / Float.BYTES,
                "%s: %,d values in Fortran order must be held at once, and Java has memory for %,d. Maybe save numpy.ascontiguousarray(X).",
                array.place(),
                count,
                Runtime.getRuntime().maxMemory() / Float.BYTES);
        for (long left = count; left > 0; left -= BLOCK) {
            held.add(Arrays.copyOf(array.read(new float[0], (int) Math.min(left, BLOCK)), (int) Math.min(left, BLOCK)));
        }
    }

    /** Returns the number of sequences. */
    int count() {
        return Math.toIntExact(array.header().shape().get(0));
    }

    int steps() {
        return Math.toIntExact(array.header().shape().get(1));
    }

    int features() {
        return Math.toIntExact(array.header().shape().get(2));
    }

    boolean hasNext() {
        return index < count();
    }

    /** Returns the next sequence's values, row after row, to be read before the next is asked for. */
    float[] next() {
        if (array.header().fortranOrder()) {
            gather();
        } else {
            values = array.read(values, perSequence);
        }
        index++;
        return values;
    }

    private void gather() {
        values = values.length == perSequence ? values : new float[perSequence];
        for (int step = 0; step < steps(); step++) {
            for (int feature = 0; feature < features(); feature++) {
                long at = index + (long) count() * (step + (long) steps() * feature);
                values[step * features() + feature] = held.get((int) (at / BLOCK))[(int) (at % BLOCK)];
            }
        }
    }
}
