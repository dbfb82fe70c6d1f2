package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seqwise.contract.Refusal.assertRefused;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.engine.Engines;
import org.seqwise.nn.Initialization;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.WeightScheme;
import org.seqwise.nn.Weights;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ParameterShape;
import org.seqwise.reference.Pooling;

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

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ZEROS")
    void otherKernelsHaveTheirVarianceAndTheQueryIsOneRow(WeightScheme scheme) {
        NetworkShape shape = new NetworkShape(Cell.LSTM, 20, 16, 1, false, Pooling.ATTENTION, 40);
        Initialization other = new Initialization(scheme, WeightScheme.ZEROS, false);
        List<float[]> weights = initial(shape, other, 42);
        for (int i = 0; i < weights.size(); i++) {
            ParameterShape part = shape.parameters().get(i);
            float[] numbers = weights.get(i);
            switch (part.role()) {
                case KERNEL -> assertVariance(scheme, part.rows(), part.columns(), numbers);
                case QUERY -> assertVariance(scheme, 1, part.rows(), numbers);
                case BIAS, RECURRENT, RECURRENT_BIAS -> assertArrayEquals(new float[part.size()], numbers);
            }
        }
    }

    // Few numbers have a variance of their own: it is only told apart from another fan's.
    private static void assertVariance(WeightScheme scheme, int rows, int columns, float[] numbers) {
        double expected =
                switch (scheme) {
                    case GLOROT_UNIFORM, GLOROT_NORMAL -> 2.0 / (rows + columns);
                    case HE_UNIFORM, HE_NORMAL -> 2.0 / columns;
                    case LECUN_UNIFORM, LECUN_NORMAL -> 1.0 / columns;
                    case ORTHOGONAL -> 1.0 / Math.max(rows, columns);
                    case ZEROS -> 0;
                };
        double squares = 0;
        for (float number : numbers) {
            squares += (double) number * number;
        }
        assertEquals(expected, squares / numbers.length, (rows == 1 ? 0.6 : 0.15) * expected, scheme + " " + rows);
    }

    @ParameterizedTest
    @EnumSource
    void otherRecurrentKernelsCanBeAskedFor(WeightScheme scheme) {
        NetworkShape shape = Net.plain(2, 16);
        Initialization other = new Initialization(WeightScheme.GLOROT_UNIFORM, scheme, true);
        List<float[]> weights = initial(shape, other, 42);
        List<float[]> usual = initial(2, 16, 42);
        assertVariance(scheme, 64, 16, weights.get(RECURRENT));
        assertEquals(scheme == WeightScheme.ORTHOGONAL, Arrays.equals(usual.get(RECURRENT), weights.get(RECURRENT)));
        for (int same : new int[] {INPUT, INPUT_BIAS, RECURRENT_BIAS, HEAD, HEAD_BIAS}) {
            assertArrayEquals(usual.get(same), weights.get(same));
        }
    }

    @Test
    void kernelsOfZerosAreRefused() {
        assertRefused(
                () -> new Initialization(WeightScheme.ZEROS, WeightScheme.ORTHOGONAL, true),
                "kernel (ZEROS) must be drawn",
                "Maybe GLOROT_UNIFORM.");
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
        return initial(Net.plain(features, hidden), Initialization.KERAS, seed);
    }

    private static List<float[]> initial(NetworkShape shape, Initialization initialization, long seed) {
        SequenceNetwork block = SequenceNetwork.builder()
                .setShape(shape)
                .optInitialization(initialization)
                .optSeed(seed)
                .build();
        try (NDManager manager = Engines.engine().newBaseManager()) {
            block.initialize(manager, DataType.FLOAT32, SequenceNetwork.inputShapes(shape));
            return List.copyOf(Weights.of(block).values());
        }
    }
}
