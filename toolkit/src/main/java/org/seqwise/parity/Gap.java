package org.seqwise.parity;

import java.util.Arrays;
import java.util.Map;

/** How far the answers of two that should be one lie apart, over many cases. A difference that is no number is larger than any. */
final class Gap {

    private final Check check;
    private int cases;
    private long numbers;
    private double largestAbsolute;
    private double largestRelative;
    private String worst = "";

    Gap(Check check) {
        this.check = check;
    }

    /**
     * Compares the answers to one case.
     *
     * @param expected arrays by name
     * @param actual as many
     */
    void add(String name, Map<String, double[]> expected, Map<String, double[]> actual) {
        cases++;
        if (!expected.keySet().equals(actual.keySet())) {
            fail(name, "answers " + actual.keySet() + " instead of " + expected.keySet());
            return;
        }
        double largest =
                expected.values().stream().mapToDouble(Gap::largest).max().orElse(0);
        expected.forEach((part, numbersOfPart) ->
                add(name + ": " + part, numbersOfPart, actual.getOrDefault(part, new double[0]), largest));
    }

    private void add(String place, double[] expected, double[] actual, double largest) {
        if (expected.length != actual.length) {
            fail(place, actual.length + " numbers instead of " + expected.length);
            return;
        }
        numbers += expected.length;
        double[] scales = check.scales(expected, largest);
        for (int i = 0; i < expected.length; i++) {
            double absolute = Math.abs(actual[i] - expected[i]);
            double relative = absolute == 0 ? 0 : absolute / scales[i];
            largestAbsolute = Math.max(largestAbsolute, absolute);
            if (relative > largestRelative || (Double.isNaN(relative) && !Double.isNaN(largestRelative))) {
                largestRelative = relative;
                worst = place + "[" + i + "] is " + actual[i] + " beside " + expected[i];
            }
        }
    }

    /** Notes that a case has no answer that could be compared. */
    void fail(String place, String problem) {
        if (!Double.isNaN(largestRelative)) {
            worst = place + ": " + problem;
        }
        largestAbsolute = Double.NaN;
        largestRelative = Double.NaN;
    }

    static double largest(double[] numbers) {
        return Arrays.stream(numbers).map(Math::abs).max().orElse(0);
    }

    CheckResult result(String engine, String against) {
        return new CheckResult(
                check.title(),
                engine,
                against,
                cases,
                numbers,
                largestAbsolute,
                largestRelative,
                check.tolerance(),
                worst);
    }
}
