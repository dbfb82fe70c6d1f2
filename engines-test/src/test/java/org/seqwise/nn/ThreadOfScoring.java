package org.seqwise.nn;

import ai.djl.ndarray.NDManager;

/** Tells tests on which thread scores are computed. */
public final class ThreadOfScoring {

    private ThreadOfScoring() {}

    /** Returns the thread that computes what this one asks for. */
    public static Thread of(NDManager manager) {
        return ScoringThread.runWhole(manager, Thread::currentThread);
    }
}
