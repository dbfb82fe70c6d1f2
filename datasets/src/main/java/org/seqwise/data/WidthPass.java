package org.seqwise.data;

import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** Finds the median distance from a center of the seen values that are not the center. */
// Where more than half of the values are the same, often 0, the plain median of the distances would be 0.
final class WidthPass implements ColumnPass {

    private final RadixSelection selection = new RadixSelection(Double.SIZE - 1, RankPass.MEDIAN);
    private final ValueRule rule;
    private final double center;
    private final DoubleFunction<@Nullable ColumnPass> then;

    /**
     * @param rule what is done to each value before it is measured, but for its scaling
     * @param center some value but not all, once that is done
     * @param then takes the distance and says what comes next
     */
    WidthPass(ValueRule rule, double center, DoubleFunction<@Nullable ColumnPass> then) {
        this.rule = rule;
        this.center = center;
        this.then = then;
    }

    @Override
    public void read(float[] values, int from, int width, int end) {
        for (int i = from; i < end; i += width) {
            double value = rule.shape(values[i]);
            // The bits of numbers that are not negative are in the order of the numbers.
            if (!Double.isNaN(value) && value != center) {
                selection.add(Double.doubleToRawLongBits(Math.abs(value - center)));
            }
        }
    }

    @Override
    public @Nullable ColumnPass next() {
        return selection.advance() ? then.apply(Double.longBitsToDouble(selection.number(0))) : this;
    }
}
