package org.seqwise.data;

/** Chosen sequences of another storage. */
final class SelectedStorage extends StorageView {

    private final Selection chosen;
    private final long totalSteps;

    SelectedStorage(SequenceStorage base, Selection chosen) {
        super(base);
        this.chosen = chosen;
        long steps = 0;
        for (int i = 0; i < chosen.size(); i++) {
            steps += base.stepCount(chosen.at(i));
        }
        totalSteps = steps;
    }

    @Override
    int at(int index) {
        return chosen.at(index);
    }

    @Override
    public int size() {
        return chosen.size();
    }

    @Override
    public long totalSteps() {
        return totalSteps;
    }
}
