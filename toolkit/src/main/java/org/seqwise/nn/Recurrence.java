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
        NDArray fused(NDArray input, RecurrentWeights weights, boolean training) {
            NDArray zeros = firstState(input, weights);
            NDList states = new NDList(zeros, zeros.duplicate());
            return input.getNDArrayInternal()
                    .lstm(input, states, weights.all(), true, 1, 0, training, false, false)
                    .head();
        }

        @Override
        UnrolledCell unrolled(NDArray input, RecurrentWeights weights) {
            return new UnrolledLstm(input, weights);
        }
    },
    /** The engine's own GRU, which resets after the product with the state. */
    GRU {
        @Override
        NDArray fused(NDArray input, RecurrentWeights weights, boolean training) {
            return input.getNDArrayInternal()
                    .gru(input, firstState(input, weights), weights.all(), true, 1, 0, training, false, false)
                    .head();
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
        NDArray fused(NDArray input, RecurrentWeights weights, boolean training) {
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
        Execution cut = training ? execution : new Execution(execution.form(), Execution.ALL);
        if (!isFused(execution)) {
            return inPieces(input, cut, piece -> unrolled(piece, weights).outputs());
        }
        return training
                ? inPieces(input, cut, piece -> fused(piece, weights, true))
                : ScoringThread.run(() -> fused(input, weights, false));
    }

    private static NDArray inPieces(NDArray input, Execution execution, UnaryOperator<NDArray> outputs) {
        Shape shape = input.getShape();
        long batch = shape.get(1);
        int pieces = execution.pieces(shape.get(0), batch, input.getDevice());
        if (pieces == 1) {
            return outputs.apply(input);
        }
        long[] bounds = IntStream.range(1, pieces)
                .mapToLong(piece -> piece * batch / pieces)
                .toArray();
        NDList computed = new NDList();
        for (NDArray piece : input.split(bounds, 1)) {
            computed.add(outputs.apply(piece));
        }
        return NDArrays.concat(computed, 1);
    }

    boolean isFused(Execution execution) {
        return execution.form() == Execution.Form.FUSED;
    }

    /** Returns the outputs of the engine's own cell. */
    abstract NDArray fused(NDArray input, RecurrentWeights weights, boolean training);

    abstract UnrolledCell unrolled(NDArray input, RecurrentWeights weights);

    private static NDArray firstState(NDArray input, RecurrentWeights weights) {
        return input.getManager().zeros(new Shape(1, input.getShape().get(1), weights.hiddenSize()));
    }
}
