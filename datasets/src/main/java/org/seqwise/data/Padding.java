package org.seqwise.data;

/**
 * On which side of a sequence its rows of zeros are padding. Only rows that are all zero, and only from that side up to the first row that
 * is not, are padding: a 0.0 in a real row is data, and so is a row of zeros between real ones.
 */
public enum Padding {
    FRONT,
    BACK,
    NONE;

    /**
     * Returns the first row that is not padding; the number of rows where all are.
     *
     * @param values (rows, width), row after row
     */
    public int firstRow(float[] values, int rows, int width) {
        int row = 0;
        while (this == FRONT && row < rows && isZero(values, row, width)) {
            row++;
        }
        return row;
    }

    /**
     * Returns the row after the last that is not padding; 0 where all are.
     *
     * @param values (rows, width), row after row
     */
    public int endRow(float[] values, int rows, int width) {
        int end = rows;
        while (this == BACK && end > 0 && isZero(values, end - 1, width)) {
            end--;
        }
        return end;
    }

    private static boolean isZero(float[] values, int row, int width) {
        for (int i = row * width; i < (row + 1) * width; i++) {
            if (values[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
