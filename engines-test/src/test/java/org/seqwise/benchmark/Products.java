package org.seqwise.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.core.Linear;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Some products of matrices, and how they are done.
 *
 * @param factors of each: two matrices, and the second one transposed
 * @param product makes one of them
 */
record Products(List<NDList> factors, Function<NDList, NDArray> product) {

    private static final double TRIAL = 0.05;

    private static final List<Function<NDList, NDArray>> WAYS = List.of(
            pair -> pair.get(0).matMul(pair.get(1)),
            pair -> pair.get(0).dot(pair.get(1)),
            // One engine has a better product for this.
            pair -> Linear.linear(pair.get(0), pair.get(2)).singletonOrThrow());

    /** Returns what takes the least time of sets of factors that come to the same, each in every way. */
    static Products fastest(List<List<NDList>> same) {
        return same.stream()
                .flatMap(factors -> WAYS.stream().map(way -> new Products(factors, way)))
                .min(Comparator.comparingDouble(products -> products.secondsOnce(TRIAL)))
                .orElseThrow();
    }

    /** Returns how long all of them take, done again and again for about so many seconds. */
    double secondsOnce(double seconds) {
        return 1 / Repeated.perSecond(this::multiply, this::waitFor, seconds);
    }

    private void multiply() {
        factors.forEach(pair -> product.apply(pair).close());
    }

    // An engine that queues its work does this after all that came before.
    private void waitFor() {
        try (NDArray last = product.apply(factors.get(factors.size() - 1));
                NDArray sum = last.sum()) {
            sum.toFloatArray();
        }
    }
}
