package org.seqwise.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.seqwise.data.InvalidInputException;

/**
 * How the loss went while the learning rate grew with each step: the range test of Smith (2017), <i>Cyclical learning rates for training
 * neural networks</i>, section 3.3.
 *
 * @param steps by rising rate, as far as the loss held out
 * @param divergedAt the rate at which the loss was not finite or far above its least; {@code NaN} where it held out to the end
 */
public record LearningRateRange(List<Step> steps, double divergedAt) {

    private static final double BELOW_THE_LOWEST = 10;
    private static final int WINDOWS = 20;

    /**
     * One step of the test.
     *
     * @param rate its learning rate
     * @param loss the mean of its batch, before the step
     * @param smoothed the mean loss of this step and its neighbours, a twentieth of the test to either side
     */
    public record Step(double rate, double loss, double smoothed) {}

    /** Copies the steps. */
    public LearningRateRange {
        steps = List.copyOf(steps);
    }

    /**
     * Smooths what a test measured.
     *
     * @param grid the rates of the test
     * @param losses of its first steps, finite
     * @throws InvalidInputException if there are too few of them, or if they never fall
     */
    static LearningRateRange of(RateGrid grid, List<Double> losses) {
        boolean isWhole = losses.size() == grid.steps();
        InvalidInputException.require(
                losses.size() >= RateGrid.FEWEST,
                "The loss rose or was not finite after %d steps, at the learning rate %s already. Maybe start below %s, or clip"
                        + " gradients.",
                losses.size(),
                grid.rate(losses.size()),
                grid.least());
        int reach = reach(grid);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < losses.size(); i++) {
            List<Double> near = losses.subList(Math.max(0, i - reach), Math.min(losses.size(), i + reach + 1));
            steps.add(new Step(grid.rate(i), losses.get(i), mean(near)));
        }
        LearningRateRange range = new LearningRateRange(steps, isWhole ? Double.NaN : grid.rate(losses.size()));
        InvalidInputException.require(
                range.lowest().rate() > grid.rate(2 * reach),
                "The loss did not fall at any learning rate from %s on, so that none can be suggested. Maybe set one.",
                grid.least());
        return range;
    }

    /** Returns how many steps to either side a loss is smoothed over. */
    static int reach(RateGrid grid) {
        return grid.steps() / WINDOWS;
    }

    static double mean(List<Double> losses) {
        return losses.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Returns the step with the lowest smoothed loss. */
    public Step lowest() {
        return steps.stream().min(Comparator.comparingDouble(Step::smoothed)).orElseThrow();
    }

    /**
     * Returns a rate to train with: a tenth of that with the lowest smoothed loss, to two digits. There the loss still fell as the rate
     * grew. The other rule in use, the rate at which the loss falls most steeply, is led astray by the noise of small batches.
     */
    public double suggested() {
        return BigDecimal.valueOf(lowest().rate() / BELOW_THE_LOWEST)
                .round(new MathContext(2))
                .doubleValue();
    }
}
