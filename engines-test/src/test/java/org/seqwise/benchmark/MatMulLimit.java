package org.seqwise.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.seqwise.engine.Engines;

/**
 * How many sequences a second there would be if an LSTM were its matrix products and nothing else, each done by the engine's own product of
 * two matrices at the LSTM's own shapes, whichever of {@code matMul} and {@code dot} is the faster.
 *
 * <p>For a batch of B sequences of T steps of F features and H units, with four gates, forward there are
 *
 * <ul>
 *   <li>the product of all steps' inputs, (B T x F)(F x 4H): 2 B T F 4H operations, multiplications and additions together;
 *   <li>at each of T steps that of the state, (B x H)(H x 4H): together 2 B T H 4H.
 * </ul>
 *
 * <p>so that a sequence takes 8 T H (F + H). Backward there are two products for each of these, the gradients of its two factors, with as many
 * operations each; so training takes 24 T H (F + H), for 10 x 5 and 100 units 2.52 million. Only the products forward are timed, and training is
 * taken to be three times as long. An engine whose LSTM calls a better product than it gives out can pass the limit.
 */
final class MatMulLimit implements AutoCloseable {

    private static final int GATES = 4;
    private static final int TRAINING = 3;

    private final Point point;
    private final NDManager manager = Engines.engine().newBaseManager();
    private final NDArray inputs;
    private final NDArray inputWeights;
    private final NDArray stateWeights;
    private final List<NDArray> states = new ArrayList<>();
    private final BinaryOperator<NDArray> faster;

    MatMulLimit(Point point) {
        this.point = point;
        int gates = GATES * point.hidden();
        inputs = random((long) point.batch() * point.steps(), point.features());
        inputWeights = random(point.features(), gates);
        stateWeights = random(point.hidden(), gates);
        for (int step = 0; step < point.steps(); step++) {
            states.add(random(point.batch(), point.hidden()));
        }
        // The first of each wakes what it needs.
        batches(NDArray::matMul, 0.02);
        batches(NDArray::dot, 0.02);
        faster = batches(NDArray::matMul, 0.1) > batches(NDArray::dot, 0.1) ? NDArray::matMul : NDArray::dot;
    }

    static double forwardOperations(Point point) {
        return 2.0 * point.steps() * GATES * point.hidden() * (point.features() + point.hidden());
    }

    static double trainingOperations(Point point) {
        return TRAINING * forwardOperations(point);
    }

    private NDArray random(long rows, long columns) {
        return manager.randomNormal(new Shape(rows, columns));
    }

    /** Returns the most sequences a second forward, measured for about so many seconds. */
    double scoring(double seconds) {
        return point.batch() * batches(faster, seconds);
    }

    /** Returns the most sequences a second in training, measured for about so many seconds. */
    double training(double seconds) {
        return scoring(seconds) / TRAINING;
    }

    private double batches(BinaryOperator<NDArray> by, double seconds) {
        return Repeated.perSecond(() -> batch(by), () -> waitFor(by), seconds);
    }

    private void batch(BinaryOperator<NDArray> by) {
        by.apply(inputs, inputWeights).close();
        for (NDArray state : states) {
            by.apply(state, stateWeights).close();
        }
    }

    // An engine that queues its work does this after all that came before.
    private void waitFor(BinaryOperator<NDArray> by) {
        try (NDArray product = by.apply(inputs, inputWeights);
                NDArray sum = product.sum()) {
            sum.toFloatArray();
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
