package org.seqwise.together;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.contract.OptimizerCase;
import org.seqwise.contract.Steps;
import org.seqwise.engine.Engines;
import org.seqwise.optimizer.PortableOptimizer;

/** Optimizers take the same steps on every engine, and go from engine to engine with all that they remember. */
class OptimizerAcrossEnginesTest {

    private static final float TOLERANCE = 1e-6f;
    private static final int HALF = 12;

    static List<Arguments> pairs() {
        return EachPair.ofEngines();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void stateOfOneEngineGoesOnOnAnother(String saver, String restorer) {
        for (OptimizerCase optimizer : OptimizerCase.each()) {
            try (PortableOptimizer whole = optimizer.create();
                    PortableOptimizer first = optimizer.create();
                    PortableOptimizer second = optimizer.create()) {
                float[] expected = take(saver, whole, Steps.weights(), 0, Steps.COUNT);
                float[] half = take(saver, first, Steps.weights(), 0, HALF);
                second.restore(first.state());
                float[] actual = take(restorer, second, half, HALF, Steps.COUNT);
                assertArrayEquals(expected, actual, TOLERANCE, optimizer.toString());
            }
        }
    }

    private static float[] take(String engine, PortableOptimizer optimizer, float[] weights, int from, int to) {
        return Steps.take(Engines.engine(engine), optimizer, weights, from, to);
    }
}
