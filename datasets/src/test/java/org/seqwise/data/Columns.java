package org.seqwise.data;

import java.util.List;

/** Sequences of one feature, and one feature of sequences. */
final class Columns {

    private Columns() {}

    /** Returns one feature 'x' in sequences of 1, 2, 3, 1, 2, 3, ... steps, as far as the values go. */
    static Sequences of(float... values) {
        SequencesBuilder builder = Sequences.builder(List.of("x")).missingAllowed();
        int from = 0;
        for (int i = 0; from < values.length; i++) {
            int steps = Math.min(1 + i % 3, values.length - from);
            builder.addFlat("s" + i, values, from, steps, i % 2);
            from += steps;
        }
        return builder.build();
    }

    static float[] values(Sequences sequences, int feature) {
        float[] values = new float[Math.toIntExact(sequences.totalSteps())];
        int at = 0;
        for (int i = 0; i < sequences.size(); i++) {
            for (float[] step : sequences.steps(i)) {
                values[at++] = step[feature];
            }
        }
        return values;
    }

    /** Returns the same sequences in a storage that is not the heap's, which is what a store looks like from here. */
    static Sequences stored(Sequences sequences) {
        int[] all = new int[sequences.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        return new Sequences(
                sequences.featureNames(),
                sequences.categories(),
                new SelectedStorage(sequences.storage(), Selection.of(all)));
    }
}
