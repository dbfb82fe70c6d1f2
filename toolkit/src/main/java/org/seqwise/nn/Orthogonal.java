package org.seqwise.nn;

import java.util.Random;

/** Random matrices with orthonormal columns, or rows where there are fewer, by the modified Gram-Schmidt process over normal draws. */
final class Orthogonal {

    private Orthogonal() {}

    /** Returns rows x columns numbers, row after row. */
    static float[] matrix(int rows, int columns, Random random) {
        boolean tall = rows >= columns;
        double[][] vectors = vectors(Math.min(rows, columns), Math.max(rows, columns), random);
        float[] matrix = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                matrix[r * columns + c] = (float) (tall ? vectors[c][r] : vectors[r][c]);
            }
        }
        return matrix;
    }

    private static double[][] vectors(int count, int length, Random random) {
        double[][] vectors = new double[count][length];
        for (int v = 0; v < count; v++) {
            for (int i = 0; i < length; i++) {
                vectors[v][i] = random.nextGaussian();
            }
            // Twice is enough to be orthogonal to rounding (Giraud et al. 2005).
            removeEarlier(vectors, v);
            removeEarlier(vectors, v);
            scaleToOne(vectors[v]);
        }
        return vectors;
    }

    private static void removeEarlier(double[][] vectors, int last) {
        double[] vector = vectors[last];
        for (int earlier = 0; earlier < last; earlier++) {
            double share = dot(vectors[earlier], vector);
            for (int i = 0; i < vector.length; i++) {
                vector[i] -= share * vectors[earlier][i];
            }
        }
    }

    private static void scaleToOne(double[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        for (int r = 0; r < vector.length; r++) {
            vector[r] /= length;
        }
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
