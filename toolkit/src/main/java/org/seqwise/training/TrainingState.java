package org.seqwise.training;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/**
 * Where a training stood at the end of an epoch: beside the weights, all that the next epoch depends on. It holds no engine's own
 * numbers.
 *
 * @param epochs how many had been run, and as many shuffles drawn
 * @param dropoutCalls how many training calls had drawn dropout masks
 * @param rule what the optimizer says of itself, {@link org.seqwise.optimizer.PortableOptimizer#rule}
 * @param figures what the optimizer remembers, {@link org.seqwise.optimizer.PortableOptimizer#state()}
 * @param plateau what a schedule remembers; null where that was not kept, as by earlier versions
 */
public record TrainingState(
        int epochs,
        long dropoutCalls,
        String rule,
        Map<String, float[]> figures,
        @Nullable PlateauMemory plateau) {

    /** Before the first epoch. */
    public static final TrainingState NONE = new TrainingState(0, 0, "", Map.of(), PlateauMemory.NONE);

    private static final int MOST_EPOCHS = 1_000_000_000;

    /** Checks the counts and copies the figures. */
    public TrainingState {
        InvalidInputException.require(
                epochs >= 0 && epochs <= MOST_EPOCHS, "epochs (%d) must lie in [0, %d].", epochs, MOST_EPOCHS);
        InvalidInputException.require(dropoutCalls >= 0, "dropoutCalls (%d) must not be negative.", dropoutCalls);
        figures = copy(figures);
    }

    /** Returns a copy of what the optimizer remembers, in the order of the names. */
    @Override
    public Map<String, float[]> figures() {
        return copy(figures);
    }

    private static Map<String, float[]> copy(Map<String, float[]> figures) {
        Map<String, float[]> copy = new TreeMap<>();
        figures.forEach((name, values) -> copy.put(name, values.clone()));
        return copy;
    }
}
