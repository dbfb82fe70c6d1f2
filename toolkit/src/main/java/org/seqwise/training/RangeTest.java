package org.seqwise.training;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.PaddedSequenceDataset;
import org.seqwise.data.Seeds;
import org.seqwise.data.Sequences;

/**
 * Raises the learning rate with each step and watches the loss, until it is not finite or, as a mean over a tenth of the steps, twice as
 * high as it ever was at its lowest. The block is spoiled by it.
 */
public final class RangeTest {

    private static final double FAR_ABOVE = 2;

    private final Block block;
    private final NDManager manager;
    private final TrainingSettings settings;
    private final BooleanSupplier cancelled;

    /**
     * @param block initialized, takes {@code values (batch, time, features), lastStep (batch)} and gives {@code logit (batch, 1)}
     * @param manager owns the block's weights
     * @param settings what a training would be told; its learning rate and schedule play no part
     * @param cancelled is asked before each step; true ends the test with a {@link java.util.concurrent.CancellationException}
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
        List<Double> losses = new ArrayList<>();
        Divergence divergence = new Divergence(2 * LearningRateRange.reach(grid) + 1);
        try (GradientSteps steps = stepsOver(train, grid)) {
            steps.sweep(grid, loss -> {
                if (!Double.isFinite(loss)) {
                    return false;
                }
                losses.add(loss);
                return !divergence.isThereAfter(losses);
            });
        }
        return LearningRateRange.of(grid, losses);
    }

    private GradientSteps stepsOver(Sequences train, RateGrid grid) {
        long seed = Seeds.derive(settings.seed(), "learning rate", 0);
        PaddedSequenceDataset dataset = PaddedSequenceDataset.builder()
                .setSequences(train)
                .setSampling(settings.sampling().batches(settings.batchSizeFor(train.size()), seed))
                .build();
        return new GradientSteps(
                block,
                manager,
                dataset,
                TrainingSettings.loss(settings.objective()),
                settings.optimizer().create(grid.least()),
                settings.clipping(),
                cancelled);
    }

    /** Whether the mean of the last losses is far above what it was at its lowest. */
    private static final class Divergence {

        private final int window;
        private double lowest = Double.POSITIVE_INFINITY;

        Divergence(int window) {
            this.window = window;
        }

        boolean isThereAfter(List<Double> losses) {
            if (losses.size() < window) {
                return false;
            }
            double mean = LearningRateRange.mean(losses.subList(losses.size() - window, losses.size()));
            lowest = Math.min(lowest, mean);
            return mean > FAR_ABOVE * lowest;
        }
    }
}
