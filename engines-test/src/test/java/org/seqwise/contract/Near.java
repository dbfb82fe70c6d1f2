package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

/** Asserts that many numbers are near many others. */
final class Near {

    private Near() {}

    static void assertNear(double[] expected, float[] actual, double tolerance) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance, "number " + i);
        }
    }

    /** Asserts that two maps have the same names with numbers no further apart than the tolerance; 0 means the same bits. */
    static void assertNear(Map<String, float[]> expected, Map<String, float[]> actual, float tolerance) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, numbers) -> {
            float[] others = actual.getOrDefault(name, new float[0]);
            if (tolerance == 0) {
                assertArrayEquals(numbers, others, name);
            } else {
                assertArrayEquals(numbers, others, tolerance, name);
            }
        });
    }
}
