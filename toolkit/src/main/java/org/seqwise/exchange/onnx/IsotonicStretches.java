package org.seqwise.exchange.onnx;

import java.util.stream.IntStream;

/**
 * An isotonic calibration as straight stretches: one below its first place, one between each two, one from its last on. On a stretch p becomes
 * rate + (p - from) / width * rise, at most highest.
 *
 * @param from (places + 1)
 * @param width (places + 1), positive
 * @param rate (places + 1)
 * @param rise (places + 1), 0 on the first and the last
 * @param highest (places + 1)
 */
record IsotonicStretches(double[] from, double[] width, double[] rate, double[] rise, double[] highest) {

    static IsotonicStretches of(double[] places, double[] rates) {
        int count = places.length + 1;
        IsotonicStretches all = new IsotonicStretches(
                new double[count], new double[count], new double[count], new double[count], new double[count]);
        for (int i = 0; i < count; i++) {
            int below = Math.max(0, i - 1);
            int above = Math.min(i, places.length - 1);
            boolean isLevel = below == above;
            all.from[i] = places[below];
            all.width[i] = isLevel ? 1 : places[above] - places[below];
            all.rate[i] = rates[below];
            all.rise[i] = rates[above] - rates[below];
            all.highest[i] = rates[above];
        }
        return all;
    }

    /** Returns how much the calibrated probability moves at most with the probability. */
    double steepest() {
        return IntStream.range(0, rise.length)
                .mapToDouble(i -> rise[i] / width[i])
                .max()
                .orElseThrow();
    }
}
