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
 * @param divergedAt the rate of the step after which the loss was not finite or far above its least; {@code NaN} where it held out to the
 *     end
 */
public record LearningRateRange(List<Step> steps, double divergedAt) {

    private static final double BELOW_THE_LOWEST = 10;
    private static final int WINDOWS = 20;

    /** With less than a third of the grid, too few rates are left to compare. */
    private static final int SHARE = 3;

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
        int reach = reach(grid);
        int fewest = Math.max(2 * (2 * reach + 1), (grid.steps() + SHARE - 1) / SHARE);
        // Each loss is of the weights that the step before it left.
        double last = grid.rate(Math.max(0, losses.size() - 1));
        InvalidInputException.require(
                losses.size() >= fewest,
                "The loss rose or was not finite after %d of %d steps, at the learning rate %s already; it must hold out for %d. Maybe end"
                        + " below %s, start below %s, or clip gradients.",
                losses.size(),
                grid.steps(),
                last,
                fewest,
                grid.most(),
                grid.least());
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < losses.size(); i++) {
            List<Double> near = losses.subList(Math.max(0, i - reach), Math.min(losses.size(), i + reach + 1));
            steps.add(new Step(grid.rate(i), losses.get(i), mean(near)));
        }
        boolean isWhole = losses.size() == grid.steps();
        LearningRateRange range = new LearningRateRange(steps, isWhole ? Double.NaN : last);
        InvalidInputException.require(
                range.lowest().rate() > grid.rate(2 * reach),
                "The loss did not fall at any learning rate from %s to %s, so that none can be suggested. Maybe %s.",
                grid.least(),
                last,
                isWhole
                        ? "set one"
                        : "take more than " + grid.steps() + " steps, end below " + grid.most() + ", or set one");
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
