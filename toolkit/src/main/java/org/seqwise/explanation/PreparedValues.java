package org.seqwise.explanation;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

/** The numbers of labeled, preprocessed sequences in one array, to be replaced and read again. */
final class PreparedValues {

    private final Sequences sequences;
    private final int width;
    private final int[] starts;
    private final float[] values;

    PreparedValues(Sequences sequences) {
        this.sequences = sequences;
        width = sequences.featureCount();
        starts = new int[sequences.size() + 1];
        for (int i = 0; i < sequences.size(); i++) {
            starts[i + 1] = Math.addExact(starts[i], sequences.stepCount(i));
        }
        FloatBuffer all = FloatBuffer.allocate(Math.multiplyExact(starts[sequences.size()], width));
        for (int i = 0; i < sequences.size(); i++) {
            sequences.copyTo(i, all);
        }
        values = all.array();
    }

    Sequences sequences() {
        return sequences;
    }

    int[] stepCounts() {
        int[] counts = new int[sequences.size()];
        Arrays.setAll(counts, i -> starts[i + 1] - starts[i]);
        return counts;
    }

    int longest() {
        return Arrays.stream(stepCounts()).max().orElse(0);
    }

    /** Returns how many sequences have one of the steps. */
    int countWith(StepSpan span) {
        return (int) Arrays.stream(stepCounts())
                .filter(count -> count > span.nearest())
                .count();
    }

    /**
     * Returns the sequences with some numbers of some steps replaced by those of each sequence's donor.
     *
     * @param span of which steps
     * @param from the first number of a step
     * @param to behind the last
     */
    Sequences replaced(DonorCircle circle, StepSpan span, int from, int to) {
        float[] changed = values.clone();
        for (int step = span.nearest(); step <= span.farthest(); step++) {
            int ago = step;
            circle.each(
                    ago,
                    (receiver, donor) -> System.arraycopy(
                            values, place(donor, ago) + from, changed, place(receiver, ago) + from, to - from));
        }
        SequencesBuilder builder = Sequences.builder(sequences.featureNames());
        for (int i = 0; i < sequences.size(); i++) {
            builder.addFlat(sequences.id(i), changed, starts[i] * width, starts[i + 1] - starts[i], sequences.label(i));
        }
        return builder.build();
    }

    private int place(int sequence, int ago) {
        return (starts[sequence + 1] - 1 - ago) * width;
    }
}
