package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import org.seqwise.reference.Cell;

/** Runs one direction of one layer over all steps. */
enum Recurrence {
    /** The engine's own LSTM, one layer in one direction: the only form in which the engines agree. */
    LSTM {
        @Override
        NDArray fused(NDArray input, NDArray zeros, RecurrentWeights weights, boolean training) {
            NDList states = new NDList(zeros, zeros.duplicate());
            return input.getNDArrayInternal()
                    .lstm(input, states, weights.all(), true, 1, 0, training, false, false)
                    .head();
        }
    },
    /** The engine's own GRU, which resets after the product with the state. */
    GRU {
        @Override
        NDArray fused(NDArray input, NDArray zeros, RecurrentWeights weights, boolean training) {
            return input.getNDArrayInternal()
                    .gru(input, zeros, weights.all(), true, 1, 0, training, false, false)
                    .head();
        }
    },
    /** A GRU that resets before the product with the state, which no engine has: step by step from basic operations. */
    GRU_RESET_BEFORE {
        @Override
        NDArray fused(NDArray input, NDArray zeros, RecurrentWeights weights, boolean training) {
            return GruResetBefore.outputs(input, zeros, weights);
        }
    };

    static Recurrence of(Cell cell) {
        return valueOf(cell.name());
    }

    /**
     * Returns the outputs {@code (time, batch, hidden)}.
     *
     * @param input {@code (time, batch, width)}
     * @param training whether a gradient is recorded
     */
    NDArray outputs(NDArray input, RecurrentWeights weights, boolean training) {
        NDArray zeros = input.getManager().zeros(new Shape(1, input.getShape().get(1), weights.hiddenSize()));
        return training
                ? fused(input, zeros, weights, true)
                : ScoringThread.run(() -> fused(input, zeros, weights, false));
    }

    /** Returns the outputs, with {@code zeros (1, batch, hidden)} as the first state. */
    abstract NDArray fused(NDArray input, NDArray zeros, RecurrentWeights weights, boolean training);
}
