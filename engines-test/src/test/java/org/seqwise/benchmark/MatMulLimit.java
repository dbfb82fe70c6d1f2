package org.seqwise.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.seqwise.engine.Engines;

/**
 * How many sequences a second there would be if an LSTM were its matrix products and nothing else, each done by the engine's own product of
 * two matrices at the LSTM's own shapes, in the fastest of the ways that {@link Products} knows.
 *
 * <p>For a batch of B sequences of T steps of F features and H units, with four gates, forward there are
 *
 * <ul>
 *   <li>the product of the inputs, (B T x F)(F x 4H): 2 B T F 4H operations, multiplications and additions together;
 *   <li>at each of T steps that of the state, (B x H)(H x 4H): together 2 B T H 4H;
 * </ul>
 *
 * <p>for a sequence 8 T H (F + H). The inputs are taken at once, step by step, or beside the state. Backward there are
 *
 * <ul>
 *   <li>the gradient of the weights, (4H x B T)(B T x (F + H)), at once or step by step: as many operations as forward;
 *   <li>at each step that of the state, (B x 4H)(4H x H): together 2 B T H 4H. Inputs need none.
 * </ul>
 *
 * <p>Training so takes 8 T H (2 F + 3 H) a sequence: for 10 x 5 and 100 units 2.48 million. An engine whose LSTM calls a better product than it
 * gives out can pass the limit.
 */
final class MatMulLimit implements AutoCloseable {

    private static final int GATES = 4;

    private final Point point;
    private final NDManager manager = Engines.engine().newBaseManager();
    private final Products forward;
    private final Products ofWeights;
    private final Products ofStates;

    MatMulLimit(Point point) {
        this.point = point;
        long gates = (long) GATES * point.hidden();
        long all = (long) point.batch() * point.steps();
        long both = (long) point.features() + point.hidden();
        List<NDList> states = pairs(point.steps(), point.batch(), point.hidden(), gates);
        forward = Products.fastest(List.of(
                concat(pairs(1, all, point.features(), gates), states),
                concat(pairs(point.steps(), point.batch(), point.features(), gates), states),
                pairs(point.steps(), point.batch(), both, gates)));
        ofWeights = Products.fastest(List.of(
                pairs(1, gates, all, both),
                pairs(1, both, all, gates),
                pairs(point.steps(), gates, point.batch(), both)));
        ofStates = Products.fastest(List.of(pairs(point.steps(), point.batch(), gates, point.hidden())));
    }

    static double forwardOperations(Point point) {
        return 2.0 * point.steps() * GATES * point.hidden() * ((double) point.features() + point.hidden());
    }

    static double trainingOperations(Point point) {
        return 2 * forwardOperations(point) + 2.0 * point.steps() * GATES * point.hidden() * point.hidden();
    }

    /** Returns factors (rows, width) and (width, columns), some times, and the second one transposed. */
    private List<NDList> pairs(int count, long rows, long width, long columns) {
        NDArray second = random(width, columns);
        NDArray transposed = random(columns, width);
        return Stream.generate(() -> new NDList(random(rows, width), second, transposed))
                .limit(count)
                .toList();
    }

    private NDArray random(long rows, long columns) {
        return manager.randomNormal(new Shape(rows, columns));
    }

    private static List<NDList> concat(List<NDList> first, List<NDList> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Returns the most sequences a second forward, measured for about so many seconds. */
    double scoring(double seconds) {
        return point.batch() / forward.secondsOnce(seconds);
    }

    /** Returns the most sequences a second in training, measured for about so many seconds. */
    double training(double seconds) {
        double part = seconds / 3;
        return point.batch() / (forward.secondsOnce(part) + ofWeights.secondsOnce(part) + ofStates.secondsOnce(part));
    }

    @Override
    public void close() {
        manager.close();
    }
}
