package org.seqwise.data;

/** Chosen sequences of another storage. */
final class SelectedStorage extends StorageView {

    private final Selection chosen;

    SelectedStorage(SequenceStorage base, Selection chosen) {
        super(base);
        this.chosen = chosen;
    }

    @Override
    int at(int index) {
        return chosen.at(index);
    }

    @Override
    public int size() {
        return chosen.size();
    }

    /** Counts them, which of many in a store takes its time. */
    @Override
    public long totalSteps() {
        long steps = 0;
        for (int i = 0; i < size(); i++) {
            steps += stepCount(i);
        }
        return steps;
    }
}
