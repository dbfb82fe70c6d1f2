package org.seqwise.training;

/**
 * Watches a loss: any new lowest is the best, and the run should stop once so many epochs have passed without one that is lower by a
 * fraction worth waiting for.
 */
final class EarlyStopping {

    private final int patience;
    private final double worthWaitingFor;
    private double best = Double.POSITIVE_INFINITY;
    private int bestEpoch;
    private double mark = Double.POSITIVE_INFINITY;
    private int markEpoch;

    /**
     * @param patience epochs without progress after which it should stop
     * @param worthWaitingFor the share of a loss that is progress
     */
    EarlyStopping(int patience, double worthWaitingFor) {
        this.patience = patience;
        this.worthWaitingFor = worthWaitingFor;
    }

    /** Takes note of an epoch's loss and returns whether it is the lowest so far. */
    boolean isBest(int epoch, double loss) {
        if (loss < mark * (1 - worthWaitingFor)) {
            mark = loss;
            markEpoch = epoch;
        }
        if (loss < best) {
            best = loss;
            bestEpoch = epoch;
            return true;
        }
        return false;
    }

    boolean shouldStopAfter(int epoch) {
        return epoch - markEpoch >= patience;
    }

    /** Lets patience begin anew, whatever progress there was. */
    void waitFrom(int epoch) {
        markEpoch = epoch;
    }

    int bestEpoch() {
        return bestEpoch;
    }

    ProgressMemory memory() {
        return new ProgressMemory(best, bestEpoch, mark, markEpoch);
    }

    void restore(ProgressMemory memory) {
        best = memory.best();
        bestEpoch = memory.bestEpoch();
        mark = memory.mark();
        markEpoch = memory.markEpoch();
    }
}
