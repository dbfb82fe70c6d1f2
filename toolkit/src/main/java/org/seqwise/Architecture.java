package org.seqwise;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import org.seqwise.data.InvalidInputException;
import org.seqwise.nn.SequenceLstm;

/**
 * What a model is made of, enough to build it anew.
 *
 * @param kind the family; {@code lstm} is the one there is
 * @param featureCount values a step
 * @param hiddenSize numbers the cell remembers
 */
record Architecture(String kind, int featureCount, int hiddenSize) {

    static final String LSTM = "lstm";

    Architecture {
        InvalidInputException.require(kind.equals(LSTM), "Architecture (%s) must be %s.", kind, LSTM);
        InvalidInputException.require(featureCount > 0, "featureCount (%d) must be positive.", featureCount);
        InvalidInputException.require(hiddenSize > 0, "hiddenSize (%d) must be positive.", hiddenSize);
    }

    /** Returns the block, its weights not yet there. */
    Block newBlock(long seed) {
        return SequenceLstm.builder().setHiddenSize(hiddenSize).optSeed(seed).build();
    }

    /** Returns the shapes of the block's input: {@code values (batch, time, features)} and {@code lastStep (batch)}. */
    Shape[] inputShapes() {
        return new Shape[] {new Shape(1, 1, featureCount), new Shape(1)};
    }
}
