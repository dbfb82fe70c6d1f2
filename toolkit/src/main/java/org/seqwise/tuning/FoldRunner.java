package org.seqwise.tuning;

/** Trains and judges folds, several at a time. */
interface FoldRunner extends AutoCloseable {

    /**
     * Runs one job to its end. A result that a rerun would get again is kept in the tuning folder; the end of a worker is none.
     *
     * @return figures, or why there are none
     * @throws org.seqwise.data.InvalidInputException if no job can be run, whatever its settings are
     * @throws InterruptedException if the thread is interrupted, or the runner closed
     */
    FoldResult run(FoldJob job) throws InterruptedException;

    /** Ends whatever is running. */
    @Override
    void close();
}
