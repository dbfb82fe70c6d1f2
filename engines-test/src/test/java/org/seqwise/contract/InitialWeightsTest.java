package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seqwise.engine.Engines;
import org.seqwise.nn.Initialization;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.WeightScheme;
import org.seqwise.nn.Weights;
import org.seqwise.reference.NetworkShape;

class InitialWeightsTest {

    private static final int INPUT = 0;
    private static final int RECURRENT = 1;
    private static final int INPUT_BIAS = 2;
    private static final int RECURRENT_BIAS = 3;
    private static final int HEAD = 4;
    private static final int HEAD_BIAS = 5;

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 8", "3, 32"})
    void kernelsFillTheGlorotRange(int features, int hidden) {
        List<float[]> weights = initial(features, hidden, 42);
        assertGlorot(weights.get(INPUT), 4 * hidden, features);
        assertGlorot(weights.get(HEAD), 1, hidden);
    }

    private static void assertGlorot(float[] kernel, int rows, int columns) {
        assertEquals(rows * columns, kernel.length);
        double limit = Math.sqrt(6.0 / (rows + columns));
        double largest = 0;
        for (float weight : kernel) {
            largest = Math.max(largest, Math.abs(weight));
        }
        assertTrue(largest <= limit, largest + " exceeds " + limit);
        if (kernel.length > 90) {
            assertTrue(largest > 0.9 * limit, largest + " is far from " + limit);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "8", "32"})
    void recurrentColumnsAreOrthonormal(int hidden) {
        float[] kernel = initial(2, hidden, 42).get(RECURRENT);
        assertEquals(4 * hidden * hidden, kernel.length);
        for (int one = 0; one < hidden; one++) {
            for (int other = 0; other <= one; other++) {
                double product = 0;
                for (int row = 0; row < 4 * hidden; row++) {
                    product += (double) kernel[row * hidden + one] * kernel[row * hidden + other];
                }
                assertEquals(one == other ? 1 : 0, product, 1e-6);
            }
        }
    }

    @Test
    void biasesAreZeroButOneForTheForgetGate() {
        List<float[]> weights = initial(2, 3, 42);
        assertArrayEquals(new float[] {0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0}, weights.get(RECURRENT_BIAS));
        assertArrayEquals(new float[12], weights.get(INPUT_BIAS));
        assertArrayEquals(new float[1], weights.get(HEAD_BIAS));
    }

    @Test
    void otherSchemesCanBeAskedFor() {
        Initialization other = new Initialization(WeightScheme.ZEROS, WeightScheme.GLOROT_UNIFORM, false);
        NetworkShape shape = Net.plain(2, 3);
        SequenceNetwork block = SequenceNetwork.builder()
                .setShape(shape)
                .optInitialization(other)
                .build();
        try (NDManager manager = Engines.engine().newBaseManager()) {
            block.initialize(manager, DataType.FLOAT32, SequenceNetwork.inputShapes(shape));
            List<float[]> weights = List.copyOf(Weights.of(block).values());
            assertArrayEquals(new float[24], weights.get(INPUT));
            assertArrayEquals(new float[12], weights.get(RECURRENT_BIAS));
            assertGlorot(weights.get(RECURRENT), 12, 3);
        }
    }

    @Test
    void sameSeedGivesTheSameWeightsAndAnotherSeedOthers() {
        List<float[]> weights = initial(5, 8, 1);
        List<float[]> again = initial(5, 8, 1);
        List<float[]> others = initial(5, 8, 2);
        for (int i : new int[] {INPUT, RECURRENT, HEAD}) {
            assertArrayEquals(weights.get(i), again.get(i));
            assertFalse(Arrays.equals(weights.get(i), others.get(i)));
        }
    }

    @Test
    void everyEngineStartsFromTheseNumbers() {
        List<float[]> weights = initial(2, 3, 42);
        assertArrayEquals(new float[] {0.6186008f, 0.47939646f}, Arrays.copyOf(weights.get(INPUT), 2));
        assertArrayEquals(new float[] {0.077206224f, -0.62880915f}, Arrays.copyOf(weights.get(RECURRENT), 2));
        assertArrayEquals(new float[] {-0.8064091f, 0.47324356f, 0.062262356f}, weights.get(HEAD));
        assertEquals(1119920316, Arrays.deepHashCode(weights.toArray(float[][]::new)));
    }

    /** Returns the weights in the block's order. */
    private static List<float[]> initial(int features, int hidden, long seed) {
        try (Net net = Net.initial(features, hidden, seed)) {
            return List.copyOf(net.weights().values());
        }
    }
}
