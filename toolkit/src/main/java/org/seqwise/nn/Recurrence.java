package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.seqwise.reference.Cell;

/** Runs one direction of one layer over all steps. */
enum Recurrence {
    /** The engine's own LSTM, one layer in one direction: the only form in which the engines agree. */
    LSTM {
        @Override
        NDList firstStates(NDArray zeros) {
            return new NDList(zeros, zeros.duplicate());
        }

        @Override
        NDList fused(NDArray input, NDList states, RecurrentWeights weights, boolean training) {
            return input.getNDArrayInternal().lstm(input, states, weights.all(), true, 1, 0, training, false, false);
        }

        @Override
        UnrolledCell unrolled(NDArray input, RecurrentWeights weights) {
            return new UnrolledLstm(input, weights);
        }
    },
    /** The engine's own GRU, which resets after the product with the state. */
    GRU {
        @Override
        NDList fused(NDArray input, NDList states, RecurrentWeights weights, boolean training) {
            return input.getNDArrayInternal()
                    .gru(input, states.head(), weights.all(), true, 1, 0, training, false, false);
        }

        @Override
        UnrolledCell unrolled(NDArray input, RecurrentWeights weights) {
            return new UnrolledGru(input, weights);
        }
    },
    /** A GRU that resets before the product with the state, which no engine has: step by step in any case. */
    GRU_RESET_BEFORE {
        @Override
        boolean isFused(Execution execution) {
            return false;
        }

        @Override
        NDList fused(NDArray input, NDList states, RecurrentWeights weights, boolean training) {
            throw new UnsupportedOperationException(name());
        }

        @Override
        UnrolledCell unrolled(NDArray input, RecurrentWeights weights) {
            return new GruResetBefore(input, weights);
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
    NDArray outputs(NDArray input, RecurrentWeights weights, Execution execution, boolean training) {
        // Without a gradient an engine asks for little more than the outputs, and pieces would cost some their calls.
        Execution.Cut cut = training
                ? execution.cut(input.getShape().get(0), input.getShape().get(1), input.getDevice())
                : Execution.Cut.NONE;
        if (!isFused(execution)) {
            return inPieces(
                    input, cut.pieces(), piece -> unrolled(piece, weights).outputs());
        }
        return training
                ? inPieces(input, cut.pieces(), piece -> inStretches(piece, cut.stretches(), weights))
                : ScoringThread.run(() -> fused(input, firstStates(input, weights), weights, false)
                        .head());
    }

    private static NDArray inPieces(NDArray input, int pieces, UnaryOperator<NDArray> outputs) {
        if (pieces == 1) {
            return outputs.apply(input);
        }
        NDList computed = new NDList();
        for (NDArray piece : input.split(bounds(input.getShape().get(1), pieces), 1)) {
            computed.add(outputs.apply(piece));
        }
        return NDArrays.concat(computed, 1);
    }

    // One stretch of steps after the other, each from the states that the one before ended with.
    private NDArray inStretches(NDArray input, int stretches, RecurrentWeights weights) {
        NDList states = firstStates(input, weights);
        if (stretches == 1) {
            return fused(input, states, weights, true).head();
        }
        NDList computed = new NDList();
        for (NDArray stretch : input.split(bounds(input.getShape().get(0), stretches), 0)) {
            NDList result = fused(stretch, states, weights, true);
            computed.add(result.head());
            states = result.subNDList(1);
        }
        return NDArrays.concat(computed, 0);
    }

    private static long[] bounds(long size, int parts) {
        return IntStream.range(1, parts).mapToLong(part -> part * size / parts).toArray();
    }

    boolean isFused(Execution execution) {
        return execution.form() == Execution.Form.FUSED;
    }

    /** Returns what the engine's own cell gives: the outputs, and the states after the last step. */
    abstract NDList fused(NDArray input, NDList states, RecurrentWeights weights, boolean training);

    abstract UnrolledCell unrolled(NDArray input, RecurrentWeights weights);

    private NDList firstStates(NDArray input, RecurrentWeights weights) {
        return firstStates(
                input.getManager().zeros(new Shape(1, input.getShape().get(1), weights.hiddenSize())));
    }

    /** Returns the states before the first step, of an array of zeros. */
    NDList firstStates(NDArray zeros) {
        return new NDList(zeros);
    }
}
