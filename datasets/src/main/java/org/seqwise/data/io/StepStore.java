package org.seqwise.data.io;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/** The steps as they were read, in blocks of primitive arrays: it grows without copying. */
final class StepStore {

    private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

    private final int width;
    private final int shift;
    private final int mask;
    private final List<Block> blocks = new ArrayList<>();
    private Block last = new Block(0, 0);
    private int size;
    private int sequenceCount;
    private boolean inOrder = true;
    private StepTime.Kind kind = StepTime.Kind.NUMBER;

    /** @param width the number of features */
    StepStore(int width) {
        this.width = width;
        // A block is some 16,000 values, so that a wide file of few rows does not take much.
        shift = Math.max(4, 14 - (Integer.SIZE - Integer.numberOfLeadingZeros(width - 1)));
        mask = (1 << shift) - 1;
    }

    /**
     * Appends a step.
     *
     * @param sequence the index of its sequence; a new one has the next index
     * @param time of the same kind as all before
     * @param values (features), copied
     * @param line where it was found
     */
    void add(int sequence, StepTime time, float[] values, int line) {
        if ((size + 1L) * width > MOST_VALUES) {
            throw new InvalidInputException(
                    "The data has more than " + MOST_VALUES + " values, the most that can be held. Maybe read a part.");
        }
        int at = size & mask;
        Block block = at == 0 ? new Block(1 << shift, width) : last;
        if (at == 0) {
            blocks.add(block);
        }
        block.sequences[at] = sequence;
        block.lines[at] = line;
        block.setTime(at, time);
        kind = time.kind();
        System.arraycopy(values, 0, block.values, at * width, width);
        inOrder = inOrder && follows(sequence);
        sequenceCount = Math.max(sequenceCount, sequence + 1);
        last = block;
        size++;
    }

    private boolean follows(int sequence) {
        return sequence == sequenceCount || (sequence == sequence(size - 1) && compareTimes(size - 1, size) < 0);
    }

    int size() {
        return size;
    }

    int sequenceCount() {
        return sequenceCount;
    }

    /** Returns whether each sequence's steps came together and in the order of time. */
    boolean isInOrder() {
        return inOrder;
    }

    int sequence(int step) {
        return blocks.get(step >> shift).sequences[step & mask];
    }

    int line(int step) {
        return blocks.get(step >> shift).lines[step & mask];
    }

    int compareTimes(int one, int other) {
        Block block = blocks.get(one >> shift);
        Block otherBlock = blocks.get(other >> shift);
        int wholes = Long.compare(block.wholes[one & mask], otherBlock.wholes[other & mask]);
        return wholes != 0 ? wholes : Double.compare(block.fraction(one & mask), otherBlock.fraction(other & mask));
    }

    StepTime time(int step) {
        Block block = blocks.get(step >> shift);
        return new StepTime(kind, block.wholes[step & mask], block.fraction(step & mask));
    }

    /** Copies a step's values to a place in an array. */
    void copyValues(int step, float[] target, int at) {
        System.arraycopy(blocks.get(step >> shift).values, (step & mask) * width, target, at, width);
    }

    private static final class Block {
        final int[] sequences;
        final int[] lines;
        final long[] wholes;
        final float[] values;
        private double @Nullable [] fractions;

        Block(int rows, int width) {
            sequences = new int[rows];
            lines = new int[rows];
            wholes = new long[rows];
            values = new float[rows * width];
        }

        void setTime(int at, StepTime time) {
            wholes[at] = time.whole();
            if (time.fraction() != 0) {
                fractions = fractions == null ? new double[wholes.length] : fractions;
                fractions[at] = time.fraction();
            }
        }

        double fraction(int at) {
            return fractions == null ? 0 : fractions[at];
        }
    }
}
