package org.seqwise.data;

import java.nio.FloatBuffer;

/** The same sequences with some of their features, in another order. */
final class ChosenFeatures extends StorageView {

    private final int[] columns;

    /** @param columns the place in the base of each feature */
    ChosenFeatures(SequenceStorage base, int[] columns) {
        super(base);
        this.columns = columns.clone();
    }

    @Override
    public int width() {
        return columns.length;
    }

    @Override
    public void copyTo(int index, FloatBuffer target) {
        float[] steps = new StepScan().read(base, index);
        int end = base.stepCount(index) * base.width();
        for (int from = 0; from < end; from += base.width()) {
            for (int column : columns) {
                target.put(steps[from + column]);
            }
        }
    }

    @Override
    public float value(int index, int step, int feature) {
        return base.value(index, step, columns[feature]);
    }
}
