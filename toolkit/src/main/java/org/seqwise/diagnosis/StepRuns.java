package org.seqwise.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.Sequences;
import org.seqwise.data.StepScan;

/** The pieces of one sequence after the other, as numbers: each {@link #LENGTH} steps in a row. */
final class StepRuns {

    /** How many steps a piece has. */
    static final int LENGTH = 4;

    private final Sequences sequences;
    private final int width;
    private final StepScan scan = new StepScan();
    private final List<@Nullable List<String>> categories;
    private long[] rows = new long[64];
    private int steps;
    private long whole;

    StepRuns(Sequences sequences) {
        this.sequences = sequences;
        width = sequences.featureCount();
        categories = new ArrayList<>();
        sequences
                .featureNames()
                .forEach(name -> categories.add(sequences.categories().get(name)));
    }

    void read(int index) {
        float[] values = scan.read(sequences, index);
        steps = sequences.stepCount(index);
        nameCategories(values);
        if (rows.length < steps) {
            rows = new long[2 * steps];
        }
        whole = steps;
        for (int step = 0; step < steps; step++) {
            rows[step] = ContentHash.of(values, step * width, (step + 1) * width);
            whole = ContentHash.next(whole, rows[step]);
        }
    }

    // Two files number the same names as they come: what stands for a name must come of the name.
    private void nameCategories(float[] values) {
        for (int feature = 0; feature < width; feature++) {
            List<String> names = categories.get(feature);
            for (int i = feature; names != null && i < steps * width; i += width) {
                values[i] = Float.isNaN(values[i])
                        ? values[i]
                        : names.get((int) values[i]).hashCode() & 0xFFFFFF;
            }
        }
    }

    int steps() {
        return steps;
    }

    /** Returns the number of the whole sequence. */
    long whole() {
        return whole;
    }

    /** Returns how many pieces there are, one from each step that has enough behind it. */
    int count() {
        return Math.max(0, steps - LENGTH + 1);
    }

    /** Returns the number of a piece. */
    long run(int from) {
        long hash = LENGTH;
        for (int step = from; step < from + LENGTH; step++) {
            hash = ContentHash.next(hash, rows[step]);
        }
        return hash;
    }

    /** Returns whether no step of a piece repeats another: where a sequence stands still, others may do so by chance. */
    boolean isVaried(int from) {
        for (int step = from; step < from + LENGTH; step++) {
            for (int other = from; other < step; other++) {
                if (rows[step] == rows[other]) {
                    return false;
                }
            }
        }
        return true;
    }
}
