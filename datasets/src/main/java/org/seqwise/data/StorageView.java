package org.seqwise.data;

import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/** Sequences of another storage, which holds them still, in another order or with other values. */
abstract class StorageView implements SequenceStorage {

    final SequenceStorage base;

    StorageView(SequenceStorage base) {
        this.base = base;
    }

    /** Returns the place in the base of the view's sequence with this place. */
    int at(int index) {
        return index;
    }

    @Override
    public int size() {
        return base.size();
    }

    @Override
    public long totalSteps() {
        return base.totalSteps();
    }

    @Override
    public int width() {
        return base.width();
    }

    @Override
    public int stepCount(int index) {
        return base.stepCount(at(index));
    }

    @Override
    public void copyTo(int index, FloatBuffer target) {
        base.copyTo(at(index), target);
    }

    @Override
    public String id(int index) {
        return base.id(at(index));
    }

    @Override
    public boolean isLabeled() {
        return base.isLabeled();
    }

    @Override
    public int label(int index) {
        return base.label(at(index));
    }

    @Override
    public boolean isWeighted() {
        return base.isWeighted();
    }

    @Override
    public float weight(int index) {
        return base.weight(at(index));
    }

    @Override
    public boolean isGrouped() {
        return base.isGrouped();
    }

    @Override
    public @Nullable String group(int index) {
        return base.group(at(index));
    }

    @Override
    public boolean isTimed() {
        return base.isTimed();
    }

    @Override
    public double start(int index) {
        return base.start(at(index));
    }

    @Override
    public double end(int index) {
        return base.end(at(index));
    }

    @Override
    public long missingCount() {
        return base.missingCount() == 0 ? 0 : MissingValues.count(this);
    }
}
