package org.seqwise.training;

/**
 * Watches a loss: any new lowest is the best, and the run should stop once so many epochs have passed without one that is lower by a
 * fraction worth waiting for.
 */
final class EarlyStopping {

    // Less than a five-hundredth of the loss is not worth as many epochs again.
    private static final double WORTH_WAITING_FOR = 0.002;

    private final int patience;
    private double best = Double.POSITIVE_INFINITY;
    private int bestEpoch;
    private double mark = Double.POSITIVE_INFINITY;
    private int markEpoch;

    EarlyStopping(int patience) {
        this.patience = patience;
    }

    /** Takes note of an epoch's loss and returns whether it is the lowest so far. */
    boolean isBest(int epoch, double loss) {
        if (loss < mark * (1 - WORTH_WAITING_FOR)) {
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

    int bestEpoch() {
        return bestEpoch;
    }
}
