package org.seqwise.data;

/** The same sequences as if their answers were not known. */
final class WithoutLabels extends StorageView {

    WithoutLabels(SequenceStorage base) {
        super(base);
    }

    @Override
    public boolean isLabeled() {
        return false;
    }

    @Override
    public int label(int index) {
        return SequenceSink.UNLABELED;
    }

    @Override
    public boolean isWeighted() {
        return false;
    }

    @Override
    public float weight(int index) {
        return 1;
    }
}
