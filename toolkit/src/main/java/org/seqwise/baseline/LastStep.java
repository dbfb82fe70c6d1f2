package org.seqwise.baseline;

/** The values of the last step. */
final class LastStep implements Rows {

    @Override
    public int width(int featureCount) {
        return featureCount;
    }

    @Override
    public void fill(float[] values, int steps, double[] row) {
        int last = (steps - 1) * row.length;
        for (int feature = 0; feature < row.length; feature++) {
            row[feature] = values[last + feature];
        }
    }
}
