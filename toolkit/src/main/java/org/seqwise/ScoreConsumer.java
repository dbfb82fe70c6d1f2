package org.seqwise;

/** Takes scores one after the other, in the order of the sequences. */
@FunctionalInterface
public interface ScoreConsumer {

    /**
     * Takes the score of one sequence.
     *
     * @param id what its owner calls it
     * @param probability of a 1, in [0, 1]
     */
    void accept(String id, double probability);
}
