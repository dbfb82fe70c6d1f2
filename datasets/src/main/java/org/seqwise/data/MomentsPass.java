package org.seqwise.data;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Measures the moments of a feature's seen values in two passes: their mean, then their spread about it. */
// Differences from the first value keep a column such as 1.248 +- 0.0003 exact, and a constant one at exactly 0.
final class MomentsPass implements ColumnPass {

    private final ValueRule rule;
    private final Function<Moments, @Nullable ColumnPass> then;
    private boolean centered;
    private double first;
    private double sum;
    private long count;
    private double shift;
    private double squares;
    private double fourths;

    /**
     * @param rule what is done to each value before it is measured, but for its scaling
     * @param then takes what was measured and says what comes next
     */
    MomentsPass(ValueRule rule, Function<Moments, @Nullable ColumnPass> then) {
        this.rule = rule;
        this.then = then;
    }

    /**
     * Returns one that leaves values as they are and knows their mean already.
     *
     * @param first the first value
     * @param sum of all differences from the first
     * @param count how many there are
     * @param then takes what was measured and says what comes next
     */
    static MomentsPass aboutMean(double first, double sum, long count, Function<Moments, @Nullable ColumnPass> then) {
        MomentsPass pass = new MomentsPass(ValueRule.NONE, then);
        pass.first = first;
        pass.shift = sum / count;
        pass.count = count;
        pass.centered = true;
        return pass;
    }

    @Override
    public void read(float[] values, int from, int width, int end) {
        if (centered) {
            addPowers(values, from, width, end);
        } else {
            addDifferences(values, from, width, end);
        }
    }

    private void addDifferences(float[] values, int from, int width, int end) {
        for (int i = from; i < end; i += width) {
            if (!Float.isNaN(values[i])) {
                double value = rule.shape(values[i]);
                if (count++ == 0) {
                    first = value;
                }
                sum += value - first;
            }
        }
    }

    private void addPowers(float[] values, int from, int width, int end) {
        for (int i = from; i < end; i += width) {
            if (!Float.isNaN(values[i])) {
                double difference = rule.shape(values[i]) - first - shift;
                double square = difference * difference;
                squares += square;
                fourths += square * square;
            }
        }
    }

    @Override
    public @Nullable ColumnPass next() {
        if (!centered) {
            shift = sum / count;
            centered = true;
            return this;
        }
        // In this order a spread of 1e-45 or 1e38 neither vanishes nor overflows.
        double kurtosis = fourths / squares / squares * count;
        return then.apply(new Moments(first + shift, Math.sqrt(squares / count), kurtosis));
    }
}
