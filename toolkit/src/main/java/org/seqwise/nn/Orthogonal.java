package org.seqwise.nn;

import java.util.Random;

/** Random matrices with orthonormal columns, by the modified Gram-Schmidt process over normal draws. */
final class Orthogonal {

    private Orthogonal() {}

    static float[] columns(int rows, int columns, Random random) {
        if (rows < columns) {
            throw new IllegalArgumentException(rows + " rows cannot hold " + columns + " orthogonal columns.");
        }
        double[][] vectors = new double[columns][rows];
        for (int c = 0; c < columns; c++) {
            for (int r = 0; r < rows; r++) {
                vectors[c][r] = random.nextGaussian();
            }
            // Twice is enough to be orthogonal to rounding (Giraud et al. 2005).
            removeEarlier(vectors, c);
            removeEarlier(vectors, c);
            scaleToOne(vectors[c]);
        }
        float[] matrix = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                matrix[r * columns + c] = (float) vectors[c][r];
            }
        }
        return matrix;
    }

    private static void removeEarlier(double[][] vectors, int column) {
        double[] vector = vectors[column];
        for (int earlier = 0; earlier < column; earlier++) {
            double share = dot(vectors[earlier], vector);
            for (int r = 0; r < vector.length; r++) {
                vector[r] -= share * vectors[earlier][r];
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
