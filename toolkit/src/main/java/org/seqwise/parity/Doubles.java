package org.seqwise.parity;

import java.util.Arrays;

/** Numbers of single precision, and bytes, as float64 holds them: exactly. */
final class Doubles {

    private Doubles() {}

    static double[] of(float[] floats) {
        double[] doubles = new double[floats.length];
        Arrays.setAll(doubles, i -> floats[i]);
        return doubles;
    }

    /** Returns each from 0 to 255. */
    static double[] of(byte[] bytes) {
        double[] doubles = new double[bytes.length];
        Arrays.setAll(doubles, i -> Byte.toUnsignedInt(bytes[i]));
        return doubles;
    }
}
