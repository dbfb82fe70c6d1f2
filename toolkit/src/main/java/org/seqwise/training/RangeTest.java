package org.seqwise.training;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Seeds;
import org.seqwise.data.Sequences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises the learning rate with each step and watches the loss, until it is not finite or, as a mean over a tenth of the steps, twice as
 * high as it ever was at its lowest. The block is spoiled by it.
 */
public final class RangeTest {

    private static final Logger LOG = LoggerFactory.getLogger(RangeTest.class);

    private static final double FAR_ABOVE = 2;

    private final Block block;
    private final NDManager manager;
    private final TrainingSettings settings;
    private final BooleanSupplier cancelled;

    /**
     * @param block initialized, takes {@code values (batch, time, features), lastStep (batch)} and gives {@code logit (batch, 1)}
     * @param manager owns the block's weights
     * @param settings what a training would be told; its learning rate and schedule play no part
     * @param cancelled is asked before each step; true ends the test with a {@link CancellationException}
     */
    public RangeTest(Block block, NDManager manager, TrainingSettings settings, BooleanSupplier cancelled) {
        this.block = block;
        this.manager = manager;
        this.settings = settings;
        this.cancelled = cancelled;
    }

    /**
     * Runs the test.
     *
     * @param train what to learn from, preprocessed
     * @param grid the rates, one a step; an epoch may have fewer or more steps
     * @throws InvalidInputException if the loss does not fall, or rises at once
     */
    public LearningRateRange run(Sequences train, RateGrid grid) {
        LossWatch watch = new LossWatch(grid);
        TrainingSettings ownDraws = settings.of(Seeds.derive(settings.seed(), "learning rate", 0), null);
        try (GradientSteps steps = ownDraws.steps(block, manager, train, 0)) {
            while (!watch.isOver()) {
                watch.beginEpoch();
                watch.note(
                        steps.epoch(EpochPart.NONE, soFar -> next(watch, soFar)).part());
            }
        } catch (NonFiniteException e) {
            LOG.debug("The range test ends: {}", e.getMessage());
        }
        return LearningRateRange.of(grid, watch.losses);
    }

    private OptionalDouble next(LossWatch watch, GradientSteps.SoFar soFar) {
        watch.note(soFar.settle());
        if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The search for a learning rate was cancelled; nothing was kept.");
        }
        return watch.isOver() ? OptionalDouble.empty() : OptionalDouble.of(watch.nextRate());
    }

    /** The loss of each step, and whether that is enough. */
    private static final class LossWatch {

        private final RateGrid grid;
        private final int window;
        private final List<Double> losses = new ArrayList<>();
        private EpochPart seen = EpochPart.NONE;
        private double lowest = Double.POSITIVE_INFINITY;
        private boolean isFarAbove;

        LossWatch(RateGrid grid) {
            this.grid = grid;
            window = 2 * LearningRateRange.reach(grid) + 1;
        }

        void beginEpoch() {
            seen = EpochPart.NONE;
        }

        void note(EpochPart now) {
            if (now.steps() == seen.steps()) {
                return;
            }
            losses.add((now.lossSum() - seen.lossSum()) / (now.sequences() - seen.sequences()));
            seen = now;
            if (losses.size() >= window) {
                double mean = LearningRateRange.mean(losses.subList(losses.size() - window, losses.size()));
                lowest = Math.min(lowest, mean);
                isFarAbove = mean > FAR_ABOVE * lowest;
            }
        }

        boolean isOver() {
            return isFarAbove || losses.size() == grid.steps();
        }

        double nextRate() {
            return grid.rate(losses.size());
        }
    }
}
