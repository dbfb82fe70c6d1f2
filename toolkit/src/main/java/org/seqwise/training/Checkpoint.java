package org.seqwise.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A training between two of its steps: all that the rest of it depends on, beside its settings and its data. It holds no engine's own
 * numbers. Its arrays are not copied.
 *
 * @param step how many were taken in all, those of a training that it started from among them
 * @param state after the last whole epoch, but for the optimizer's figures and the dropout's calls, which are of this moment
 * @param part what was learned of the epoch under way
 * @param weights of this moment by parameter name, matrices row after row
 * @param best the epoch to keep so far
 * @param stopping what patience remembers
 * @param told what was told of each epoch
 * @param seconds that the training took so far
 * @param trainingSeconds those without validation
 * @param learned sequences in all that time
 * @param rollbacks how often it was rolled back, each time halving its rate
 * @param isFinished whether no step is to come
 */
public record Checkpoint(
        long step,
        TrainingState state,
        EpochPart part,
        Map<String, float[]> weights,
        BestEpoch best,
        ProgressMemory stopping,
        List<TrainingProgress> told,
        double seconds,
        double trainingSeconds,
        long learned,
        int rollbacks,
        boolean isFinished) {

    /** Takes map and list as they are, closed to changes. */
    public Checkpoint {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        told = List.copyOf(told);
    }
}
