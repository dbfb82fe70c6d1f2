package org.seqwise.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrthogonalTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 1", "40, 10", "400, 100", "50, 50"})
    void columnsHaveLengthOneAndStandAtRightAngles(int rows, int columns) {
        float[] matrix = Orthogonal.matrix(rows, columns, new Random(7));
        assertEquals(rows * columns, matrix.length);
        for (int one = 0; one < columns; one++) {
            for (int other = one; other < columns; other++) {
                double product = 0;
                for (int row = 0; row < rows; row++) {
                    product += (double) matrix[row * columns + one] * matrix[row * columns + other];
                }
                assertEquals(one == other ? 1 : 0, product, 1e-6);
            }
        }
    }

    @Test
    void bothSignsAreDrawnAlike() {
        Random random = new Random(7);
        int positive = 0;
        for (int i = 0; i < 1000; i++) {
            positive += Orthogonal.matrix(1, 1, random)[0] > 0 ? 1 : 0;
        }
        assertEquals(500, positive, 64);
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "3, 4", "10, 400"})
    void whereThereAreFewerRowsThoseHaveLengthOneAndStandAtRightAngles(int rows, int columns) {
        float[] matrix = Orthogonal.matrix(rows, columns, new Random(7));
        assertEquals(rows * columns, matrix.length);
        for (int one = 0; one < rows; one++) {
            for (int other = one; other < rows; other++) {
                double product = 0;
                for (int column = 0; column < columns; column++) {
                    product += (double) matrix[one * columns + column] * matrix[other * columns + column];
                }
                assertEquals(one == other ? 1 : 0, product, 1e-6);
            }
        }
    }
}
