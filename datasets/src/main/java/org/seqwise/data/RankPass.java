package org.seqwise.data;

import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds the seen values of some ranks, in the order in which {@link java.util.Arrays#sort(float[])} puts them. */
final class RankPass implements ColumnPass {

    /** The rank of the median, of the larger one where there are two. */
    static final LongUnaryOperator MEDIAN = count -> count / 2;

    private final RadixSelection selection;
    private final Function<RankPass, @Nullable ColumnPass> then;

    /**
     * @param then takes this, once the values are known, and says what comes next
     * @param ranks see {@link RadixSelection}
     */
    RankPass(Function<RankPass, @Nullable ColumnPass> then, LongUnaryOperator... ranks) {
        this.then = then;
        selection = new RadixSelection(Float.SIZE, ranks);
    }

    /** Returns the rank below which lies a share of the values, in [0, 0.5). */
    static LongUnaryOperator above(double share) {
        return count -> (long) (share * count);
    }

    /** Returns the rank above which lies a share of the values, in [0, 0.5). */
    static LongUnaryOperator below(double share) {
        return count -> count - 1 - (long) (share * count);
    }

    @Override
    public void read(float[] values, int from, int width, int end) {
        for (int i = from; i < end; i += width) {
            if (!Float.isNaN(values[i])) {
                selection.add(key(values[i]));
            }
        }
    }

    @Override
    public @Nullable ColumnPass next() {
        return selection.advance() ? then.apply(this) : this;
    }

    /** Returns the value of a rank. */
    float value(int rank) {
        return value(selection.number(rank));
    }

    // All bits of a negative number are turned, and the sign of the others: then the order of the bits is that of the
    // values.
    private static long key(float value) {
        int bits = Float.floatToRawIntBits(value);
        return Integer.toUnsignedLong(bits ^ ((bits >> 31) | Integer.MIN_VALUE));
    }

    private static float value(long key) {
        int bits = (int) key;
        return Float.intBitsToFloat(bits < 0 ? bits ^ Integer.MIN_VALUE : ~bits);
    }
}
