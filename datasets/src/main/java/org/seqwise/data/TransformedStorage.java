package org.seqwise.data;

import java.nio.FloatBuffer;

/** Sequences of another storage, transformed each time they are read. */
final class TransformedStorage extends StorageView {

    private final StepTransform transform;

    TransformedStorage(SequenceStorage base, StepTransform transform) {
        super(base);
        this.transform = transform;
    }

    @Override
    public int width() {
        return transform.outputWidth();
    }

    @Override
    public void copyTo(int index, FloatBuffer target) {
        // An array of its own, since any thread may read.
        float[] raw = new StepScan().read(base, index);
        target.put(transform.apply(raw, base.stepCount(index)));
    }

    /** Returns 0: what is missing was filled in. */
    @Override
    public long missingCount() {
        return 0;
    }
}
