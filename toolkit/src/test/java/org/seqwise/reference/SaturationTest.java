package org.seqwise.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SaturationTest {

    private static final int HIDDEN = 2;
    private static final List<float[][]> SEQUENCES = List.of(new float[][] {{1}, {-1}}, new float[][] {{2}});

    @ParameterizedTest
    @EnumSource
    void saturatedGatesAreCountedAndOpenOnesNot(Cell cell) {
        assertEquals(0, saturation(cell, 0, 0), 1e-12);
        assertEquals(1.0 / cell.gates(), saturation(cell, 10, 0), 1e-12);
        assertEquals(1.0 / cell.gates(), saturation(cell, -10, 0), 1e-12);
        assertEquals(2.0 / cell.gates(), saturation(cell, -10, 10), 1e-12);
    }

    /** A candidate of 0 is wide open, and one of -1 is not. */
    @ParameterizedTest
    @EnumSource
    void candidateIsSaturatedEitherWay(Cell cell) {
        assertEquals(1.0 / cell.gates(), saturation(cell, 0, 10), 1e-12);
        assertEquals(1.0 / cell.gates(), saturation(cell, 0, -10), 1e-12);
    }

    private static double saturation(Cell cell, float firstGate, float candidate) {
        NetworkShape shape = new NetworkShape(cell, 1, HIDDEN, 1, false, Pooling.LAST, 0);
        Map<String, float[]> weights = new LinkedHashMap<>();
        shape.parameters().forEach(parameter -> weights.put(parameter.name(), new float[parameter.size()]));
        float[] bias = weights.getOrDefault("layer1_forward_bias", new float[0]);
        Arrays.fill(bias, 0, HIDDEN, firstGate);
        Arrays.fill(bias, 2 * HIDDEN, 3 * HIDDEN, candidate);
        return new ReferenceNetwork(shape, weights).saturation(SEQUENCES);
    }
}
