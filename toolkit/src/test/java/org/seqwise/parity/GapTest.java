package org.seqwise.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GapTest {

    @Test
    void numbersAreMeasuredByThemselvesAndSmallOnesByOne() {
        CheckResult result = compared(Check.FORWARD, numbers("x", 0.001, 200), numbers("x", 0.003, 200.1));
        assertEquals(0.1, result.largestAbsolute(), 1e-12);
        assertEquals(0.002, result.largestRelative(), 1e-12);
        assertEquals("case: x[0] is 0.003 beside 0.001", result.worst());
        assertEquals(2, result.numbers());
    }

    @Test
    void gradientsAreMeasuredByTheLargestOfTheirParameter() {
        CheckResult result = compared(Check.GRADIENTS, numbers("x", 0.001, -0.5), numbers("x", 0.002, -0.5));
        assertEquals(0.001, result.largestAbsolute(), 1e-12);
        assertEquals(0.002, result.largestRelative(), 1e-12);
    }

    @Test
    void gradientsThatAreZeroButForRoundingAreMeasuredByAThousandthOfTheLargest() {
        Map<String, double[]> expected = new TreeMap<>(numbers("large", 2));
        expected.put("none", new double[] {0});
        Map<String, double[]> actual = new TreeMap<>(numbers("large", 2));
        actual.put("none", new double[] {1e-8});
        assertEquals(5e-6, compared(Check.GRADIENTS, expected, actual).largestRelative(), 1e-12);
    }

    @Test
    void largestOfManyCasesStays() {
        Gap gap = new Gap(Check.LOSS);
        gap.add("one", numbers("loss", 0.5), numbers("loss", 0.5));
        assertTrue(gap.result("a", "b").passed());
        assertEquals("", gap.result("a", "b").worst());
        gap.add("two", numbers("loss", 0.5), numbers("loss", 0.6));
        gap.add("three", numbers("loss", 0.5), numbers("loss", 0.55));
        CheckResult result = gap.result("a", "b");
        assertEquals(3, result.cases());
        assertEquals(0.1, result.largestRelative(), 1e-12);
        assertTrue(result.worst().startsWith("two: loss[0]"), result.worst());
        assertFalse(result.passed());
    }

    @Test
    void whatIsNoNumberFailsAndStaysTheWorst() {
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            Gap gap = new Gap(Check.LOSS);
            gap.add("one", numbers("loss", 0.5), numbers("loss", wrong));
            gap.add("two", numbers("loss", 0.5), numbers("loss", 0.9));
            CheckResult result = gap.result("a", "b");
            assertFalse(result.passed());
            assertTrue(result.worst().startsWith("one: loss[0] is " + wrong), result.worst());
        }
        assertFalse(compared(Check.LOSS, numbers("x", Double.NaN), numbers("x", Double.NaN))
                .passed());
        double endless = Double.POSITIVE_INFINITY;
        assertFalse(compared(Check.LOSS, numbers("x", endless), numbers("x", endless))
                .passed());
    }

    @Test
    void otherNamesOrMoreNumbersFail() {
        CheckResult names = compared(Check.LOSS, numbers("x", 1), numbers("y", 1));
        assertFalse(names.passed());
        assertTrue(names.worst().contains("[y] instead of [x]"), names.worst());
        CheckResult count = compared(Check.LOSS, numbers("x", 1), numbers("x", 1, 1));
        assertFalse(count.passed());
        assertTrue(count.worst().contains("2 numbers instead of 1"), count.worst());
    }

    @Test
    void nothingComparedIsNotPassed() {
        assertFalse(new Gap(Check.LOSS).result("a", "b").passed());
    }

    @Test
    void toleranceItselfPasses() {
        assertTrue(compared(Check.SAVED_BYTES, numbers("x", 3), numbers("x", 3)).passed());
        assertFalse(
                compared(Check.SAVED_BYTES, numbers("x", 3), numbers("x", 4)).passed());
    }

    private static CheckResult compared(Check check, Map<String, double[]> expected, Map<String, double[]> actual) {
        Gap gap = new Gap(check);
        gap.add("case", expected, actual);
        return gap.result("a", "b");
    }

    private static Map<String, double[]> numbers(String name, double... numbers) {
        return Map.of(name, numbers);
    }
}
