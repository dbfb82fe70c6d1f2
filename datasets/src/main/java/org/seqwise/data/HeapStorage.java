package org.seqwise.data;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sequences as one flat array of values and one of offsets: 100,000 sequences are a handful of objects. What is not said takes no room. */
final class HeapStorage implements SequenceStorage {

    private final int width;
    private final Identifiers ids;
    private final float[] values;
    private final int[] offsets;
    private final byte @Nullable [] labels;
    private final float @Nullable [] weights;
    private final int @Nullable [] groups;
    private final List<String> groupNames;
    private final double @Nullable [] times;
    private final long missing;

    private HeapStorage(Growing all) {
        int size = all.size;
        width = all.width;
        ids = all.ids.trimmed();
        values = Arrays.copyOf(all.values, all.offsets[size] * width);
        offsets = Arrays.copyOf(all.offsets, size + 1);
        labels = all.labeled == size && size > 0 ? Arrays.copyOf(all.labels, size) : null;
        weights = all.weights == null ? null : Arrays.copyOf(all.weights, size);
        groups = all.groups == null ? null : Arrays.copyOf(all.groups, size);
        groupNames = List.copyOf(all.groupNames);
        times = all.times == null ? null : Arrays.copyOf(all.times, 2 * size);
        missing = all.missing;
    }

    @Override
    public int size() {
        return offsets.length - 1;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int stepCount(int index) {
        return offsets[index + 1] - offsets[index];
    }

    @Override
    public long totalSteps() {
        return offsets[size()];
    }

    @Override
    public void copyTo(int index, FloatBuffer target) {
        target.put(values, offsets[index] * width, stepCount(index) * width);
    }

    @Override
    public float value(int index, int step, int feature) {
        return values[(offsets[index] + step) * width + feature];
    }

    @Override
    public String id(int index) {
        return ids.get(index);
    }

    @Override
    public boolean isLabeled() {
        return labels != null;
    }

    @Override
    public int label(int index) {
        return labels == null ? SequenceSink.UNLABELED : labels[index];
    }

    @Override
    public boolean isWeighted() {
        return weights != null;
    }

    @Override
    public float weight(int index) {
        return weights == null ? 1 : weights[index];
    }

    @Override
    public boolean isGrouped() {
        return groups != null;
    }

    @Override
    public @Nullable String group(int index) {
        return groups == null ? null : groupNames.get(groups[index]);
    }

    @Override
    public boolean isTimed() {
        return times != null;
    }

    @Override
    public double start(int index) {
        return times == null ? Double.NaN : times[2 * index];
    }

    @Override
    public double end(int index) {
        return times == null ? Double.NaN : times[2 * index + 1];
    }

    @Override
    public long missingCount() {
        return missing;
    }

    @Override
    public SequenceStorage select(Selection chosen) {
        Growing copy = new Growing(width);
        for (int i = 0; i < chosen.size(); i++) {
            int index = chosen.at(i);
            copy.add(details(index), values, offsets[index] * width, stepCount(index));
        }
        return copy.done();
    }

    @Override
    public SequenceStorage transformed(StepTransform transform) {
        Growing copy = new Growing(transform.outputWidth());
        StepScan scan = new StepScan();
        for (int i = 0; i < size(); i++) {
            float[] steps = transform.apply(scan.read(this, i), stepCount(i));
            copy.add(details(i), steps, 0, stepCount(i));
        }
        return copy.done();
    }

    @Override
    public SequenceStorage reading(ReadSteps rule) {
        Growing copy = new Growing(width);
        StepScan scan = new StepScan();
        for (int i = 0; i < size(); i++) {
            float[] steps = rule.apply(id(i), scan.read(this, i), stepCount(i), width);
            copy.add(details(i), steps, 0, steps.length / width);
        }
        return copy.done();
    }

    /** A storage while sequences are added to it. */
    static final class Growing {

        private final int width;
        private final Identifiers ids = new Identifiers();
        private float[] values = new float[256];
        private int[] offsets = new int[64];
        private byte[] labels = new byte[64];
        private float @Nullable [] weights;
        private int @Nullable [] groups;
        private final Map<String, Integer> groupCodes = new HashMap<>();
        private final List<String> groupNames = new ArrayList<>();
        private double @Nullable [] times;
        private int size;
        private int labeled;
        private int grouped;
        private int timed;
        private long missing;

        Growing(int width) {
            this.width = width;
        }

        void add(SequenceDetails details, float[] source, int from, int steps) {
            add(details);
            append(source, from, steps);
        }

        /** Begins a sequence, whose steps are appended. */
        void add(SequenceDetails details) {
            ids.add(details.id());
            offsets = Growth.ensure(offsets, size + 2);
            offsets[size + 1] = offsets[size];
            labels = Growth.ensure(labels, size + 1);
            labels[size] = (byte) details.label();
            labeled += details.isLabeled() ? 1 : 0;
            addWeight(details.weight());
            addGroup(details.group());
            addTimes(details);
            size++;
        }

        /** Appends steps to the sequence that was begun last. */
        void append(float[] source, int from, int steps) {
            long end = ((long) offsets[size] + steps) * width;
            values = Growth.ensure(values, end);
            System.arraycopy(source, from, values, offsets[size] * width, steps * width);
            missing += MissingValues.count(source, from, from + steps * width);
            offsets[size] += steps;
        }

        private void addWeight(float weight) {
            if (weights == null && weight != 1) {
                weights = new float[size + 1];
                Arrays.fill(weights, 1);
            }
            if (weights != null) {
                weights = Growth.ensure(weights, size + 1);
                weights[size] = weight;
            }
        }

        private void addGroup(@Nullable String group) {
            if (group == null) {
                return;
            }
            grouped++;
            groups = Growth.ensure(groups == null ? new int[size + 1] : groups, size + 1);
            groups[size] = groupCodes.computeIfAbsent(group, name -> {
                groupNames.add(name);
                return groupNames.size() - 1;
            });
        }

        private void addTimes(SequenceDetails details) {
            if (!details.isTimed()) {
                return;
            }
            timed++;
            times = Growth.ensure(times == null ? new double[2 * size + 2] : times, 2L * size + 2);
            times[2 * size] = details.start();
            times[2 * size + 1] = details.end();
        }

        /** Returns all that was added; labels, groups and times must have been given for all or for none. */
        HeapStorage done() {
            requireAllOrNone(labeled, "label");
            requireAllOrNone(grouped, "group");
            requireAllOrNone(timed, "time");
            return new HeapStorage(this);
        }

        private void requireAllOrNone(int with, String what) {
            InvalidInputException.require(
                    with == 0 || with == size, "%d of %d sequences have a %s; all must or none.", with, size, what);
        }
    }
}
