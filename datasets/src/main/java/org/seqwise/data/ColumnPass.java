package org.seqwise.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one feature of every sequence, in their order, and says what must be read after that. */
interface ColumnPass {

    /**
     * Reads one sequence.
     *
     * @param values of all its features, row after row
     * @param from where the feature's first value is
     * @param width how many features there are
     * @param end behind the sequence's last value
     */
    void read(float[] values, int from, int width, int end);

    /** Returns what reads the feature next, now that every sequence was read; null once all is known. */
    @Nullable
    ColumnPass next();

    /**
     * Passes over a storage until all of them know what they ask for. Each goes at its own pace, and each pass over the storage serves all.
     *
     * @param firsts one a feature
     */
    static void run(SequenceStorage storage, List<? extends ColumnPass> firsts) {
        List<@Nullable ColumnPass> columns = new ArrayList<>(firsts);
        StepScan scan = new StepScan();
        while (columns.stream().anyMatch(column -> column != null)) {
            for (int i = 0; i < storage.size(); i++) {
                float[] values = scan.read(storage, i);
                int end = storage.stepCount(i) * storage.width();
                for (int f = 0; f < columns.size(); f++) {
                    ColumnPass column = columns.get(f);
                    if (column != null) {
                        column.read(values, f, storage.width(), end);
                    }
                }
            }
            columns.replaceAll(column -> column == null ? null : column.next());
        }
    }
}
