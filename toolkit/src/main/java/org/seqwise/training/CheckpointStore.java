package org.seqwise.training;

import java.io.IOException;

/** Where checkpoints are kept. */
public interface CheckpointStore {

    /**
     * Keeps a checkpoint, whole or not at all.
     *
     * @throws IOException if that fails; those that were kept before are kept still
     */
    void keep(Checkpoint checkpoint) throws IOException;

    /** Returns where, for people. */
    String place();
}
