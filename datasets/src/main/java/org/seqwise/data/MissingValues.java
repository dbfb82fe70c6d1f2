package org.seqwise.data;

/** Counts what is NaN. */
final class MissingValues {

    private MissingValues() {}

    static long count(SequenceStorage storage) {
        StepScan buffer = new StepScan();
        long missing = 0;
        for (int i = 0; i < storage.size(); i++) {
            float[] steps = buffer.read(storage, i);
            missing += count(steps, 0, storage.stepCount(i) * storage.width());
        }
        return missing;
    }

    static int count(float[] values, int from, int to) {
        int missing = 0;
        for (int i = from; i < to; i++) {
            missing += Float.isNaN(values[i]) ? 1 : 0;
        }
        return missing;
    }
}
