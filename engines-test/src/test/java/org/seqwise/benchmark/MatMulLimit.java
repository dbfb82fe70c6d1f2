package org.seqwise.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.seqwise.engine.Engines;

/**
 * How many sequences a second there would be if an LSTM were its matrix products and nothing else, each done by the engine's own product of
 * two matrices at the LSTM's own shapes. Of the ways to do them the fastest counts: by {@code matMul}, {@code dot} or as a linear layer; the
 * inputs of all steps at once, step by step, or beside the state.
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
    private static final double TRIAL = 0.1;

    private static final List<Function<NDList, NDArray>> PRODUCTS = List.of(
            factors -> factors.get(0).matMul(factors.get(1)),
            factors -> factors.get(0).dot(factors.get(1)),
            factors -> Linear.linear(factors.get(0), factors.get(2)).singletonOrThrow());

    private final Point point;
    private final NDManager manager = Engines.engine().newBaseManager();
    private final Way fastest;

    /**
     * Some products that make up a batch, and how they are done.
     *
     * @param factors of each: values, weights (width, gates), and these transposed
     */
    private record Way(List<NDList> factors, Function<NDList, NDArray> product) {

        void batch() {
            factors.forEach(pair -> product.apply(pair).close());
        }

        // An engine that queues its work does this after all that came before.
        void waitFor() {
            try (NDArray last = product.apply(factors.get(factors.size() - 1));
                    NDArray sum = last.sum()) {
                sum.toFloatArray();
            }
        }

        double batches(double seconds) {
            return Repeated.perSecond(this::batch, this::waitFor, seconds);
        }
    }

    MatMulLimit(Point point) {
        this.point = point;
        List<NDList> states = pairs(point.steps(), point.batch(), point.hidden());
        List<NDList> atOnce = pairs(1, (long) point.batch() * point.steps(), point.features());
        List<NDList> stepByStep = pairs(point.steps(), point.batch(), point.features());
        List<NDList> together = pairs(point.steps(), point.batch(), (long) point.features() + point.hidden());
        fastest = Stream.of(concat(atOnce, states), concat(stepByStep, states), together)
                .flatMap(factors -> PRODUCTS.stream().map(product -> new Way(factors, product)))
                .max(Comparator.comparingDouble(way -> way.batches(TRIAL)))
                .orElseThrow();
    }

    private List<NDList> pairs(int count, long rows, long width) {
        NDArray weights = random(width, (long) GATES * point.hidden());
        NDArray transposed = random((long) GATES * point.hidden(), width);
        return Stream.generate(() -> new NDList(random(rows, width), weights, transposed))
                .limit(count)
                .toList();
    }

    private static List<NDList> concat(List<NDList> first, List<NDList> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
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
        return point.batch() * fastest.batches(seconds);
    }

    /** Returns the most sequences a second in training, measured for about so many seconds. */
    double training(double seconds) {
        return scoring(seconds) / TRAINING;
    }

    @Override
    public void close() {
        manager.close();
    }
}
