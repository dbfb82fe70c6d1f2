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

    /** Throws where any are, and says how many, of which features, and what can be done. */
    static void requireNone(Sequences sequences) {
        if (sequences.missingCount() == 0) {
            return;
        }
        SequenceStorage storage = sequences.storage();
        int width = storage.width();
        long[] ofFeature = new long[width];
        int incomplete = 0;
        StepScan scan = new StepScan();
        for (int i = 0; i < storage.size(); i++) {
            float[] steps = scan.read(storage, i);
            int end = storage.stepCount(i) * width;
            incomplete += count(steps, 0, end) > 0 ? 1 : 0;
            for (int v = 0; v < end; v++) {
                ofFeature[v % width] += Float.isNaN(steps[v]) ? 1 : 0;
            }
        }
        FeatureCounts counts = new FeatureCounts();
        for (int f = 0; f < width; f++) {
            counts.add(sequences.featureNames().get(f), ofFeature[f], "");
        }
        throw new InvalidInputException(counts.total() + " values are missing, in " + incomplete + " of "
                + storage.size() + " sequences (" + counts + "); every value must be there."
                + " Maybe train with --missing impute, in Java missing(MissingRule.IMPUTE).");
    }
}
