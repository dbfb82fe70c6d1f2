package org.seqwise.data;

import java.util.List;

/** Sees to it that {@code log(1 + x)} can be taken. */
final class Logarithms {

    private Logarithms() {}

    /**
     * Passes over the sequences once, unless no feature is named.
     *
     * @param features those that the logarithm is to be taken of
     */
    static void requireOf(Sequences sequences, List<String> features) {
        if (features.isEmpty()) {
            return;
        }
        int[] places =
                features.stream().mapToInt(sequences.featureNames()::indexOf).toArray();
        SequenceStorage storage = sequences.storage();
        StepScan scan = new StepScan();
        for (int i = 0; i < storage.size(); i++) {
            float[] values = scan.read(storage, i);
            for (int place : places) {
                for (int t = 0; t < storage.stepCount(i); t++) {
                    require(sequences, i, t, place, values[t * storage.width() + place]);
                }
            }
        }
    }

    private static void require(Sequences sequences, int index, int step, int feature, float value) {
        if (value <= -1) {
            throw new InvalidInputException("Value (" + value + ") of feature '"
                    + sequences.featureNames().get(feature) + "' at step " + (step + 1) + " of sequence '"
                    + sequences.id(index) + "' must be greater than -1, since log1p is taken of it."
                    + " Maybe leave it out of log1p.");
        }
    }
}
