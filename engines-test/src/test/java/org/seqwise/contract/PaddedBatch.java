package org.seqwise.contract;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Random;

/**
 * A padded batch in plain Java.
 *
 * @param values (batch, time, features), real steps first
 * @param lengths real steps of each sequence, from 1 to time
 */
record PaddedBatch(float[][][] values, int[] lengths) {

    /** Draws standard normal steps behind which lie zeros. */
    static PaddedBatch draw(int time, int features, long seed, int... lengths) {
        Random random = new Random(seed);
        float[][][] values = new float[lengths.length][time][features];
        for (int i = 0; i < lengths.length; i++) {
            for (int t = 0; t < lengths[i]; t++) {
                for (int f = 0; f < features; f++) {
                    values[i][t][f] = (float) random.nextGaussian();
                }
            }
        }
        return new PaddedBatch(values, lengths.clone());
    }

    int size() {
        return lengths.length;
    }

    int time() {
        return values[0].length;
    }

    /** Returns the real steps of one sequence, (steps, features). */
    float[][] sequence(int index) {
        return Arrays.copyOf(values[index], lengths[index]);
    }

    /** Returns the same sequences padded to another length with another value. */
    PaddedBatch padded(int time, float filler) {
        int features = values[0][0].length;
        float[][][] other = new float[size()][time][features];
        for (int i = 0; i < size(); i++) {
            for (int t = 0; t < time; t++) {
                if (t < lengths[i]) {
                    other[i][t] = values[i][t].clone();
                } else {
                    Arrays.fill(other[i][t], filler);
                }
            }
        }
        return new PaddedBatch(other, lengths.clone());
    }

    /** Returns some of the sequences in a stated order. */
    PaddedBatch chosen(int... order) {
        float[][][] picked = new float[order.length][][];
        int[] itsLengths = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            picked[i] = values[order[i]];
            itsLengths[i] = lengths[order[i]];
        }
        return new PaddedBatch(picked, itsLengths);
    }

    /** Returns {@code values (batch, time, features), lastStep (batch)}. */
    NDList toArrays(NDManager manager) {
        int features = values[0][0].length;
        FloatBuffer flat = FloatBuffer.allocate(size() * time() * features);
        float[] lastStep = new float[size()];
        for (int i = 0; i < size(); i++) {
            for (float[] step : values[i]) {
                flat.put(step);
            }
            lastStep[i] = lengths[i] - 1;
        }
        return new NDList(manager.create(flat.flip(), new Shape(size(), time(), features)), manager.create(lastStep));
    }
}
