package org.seqwise.data;

import java.nio.FloatBuffer;

/** Sequences of another storage, of whose steps more or fewer are read. */
final class ReadStepsStorage extends StorageView {

    private final ReadSteps rule;
    private final int[] counts;
    private final long total;

    /** Reads each sequence once, to know how many steps are left of it. */
    ReadStepsStorage(SequenceStorage base, ReadSteps rule) {
        super(base);
        this.rule = rule;
        counts = new int[base.size()];
        StepScan scan = new StepScan();
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = rule.count(base.id(i), scan.read(base, i), base.stepCount(i), base.width());
            sum += counts[i];
        }
        total = sum;
    }

    @Override
    public int stepCount(int index) {
        return counts[index];
    }

    @Override
    public long totalSteps() {
        return total;
    }

    @Override
    public void copyTo(int index, FloatBuffer target) {
        // A scan of its own, since any thread may read.
        float[] values = new StepScan().read(base, index);
        target.put(rule.apply(id(index), values, base.stepCount(index), width()));
    }
}
