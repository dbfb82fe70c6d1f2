package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sequences with all that a store can hold, in blocks and segments so small that most things lie in several. */
final class StoreSample {

    static final int BLOCK = StoreHeader.SMALLEST_BLOCK;
    static final List<String> FEATURES = List.of("x", "Größe");

    private StoreSample() {}

    /** Writes a number of sequences that have everything. */
    static Sequences written(Path folder, int count, long seed) {
        SequencesBuilder heap = Sequences.builder(FEATURES).missingAllowed();
        try (StoreWriter writer = SequenceStore.writer(folder, FEATURES, BLOCK)) {
            Random random = new Random(seed);
            for (int i = 0; i < count; i++) {
                // A few are longer than a segment.
                int steps = i % 50 == 7 ? 1500 : 1 + random.nextInt(9);
                float[] values = values(steps, random);
                SequenceDetails details = details(i, random);
                heap.accept(details, values, 0, steps);
                writer.accept(details, values, 0, steps);
            }
            for (SequenceSink sink : List.of(heap, writer)) {
                sink.categories(1, List.of("small", "größer"));
            }
            writer.finish();
        }
        return heap.build();
    }

    private static float[] values(int steps, Random random) {
        float[] values = new float[steps * FEATURES.size()];
        for (int v = 0; v < values.length; v++) {
            values[v] = random.nextInt(40) == 0 ? Float.NaN : (float) random.nextGaussian();
        }
        return values;
    }

    private static SequenceDetails details(int i, Random random) {
        double start = random.nextDouble();
        return new SequenceDetails(
                "id " + i + (i % 3 == 0 ? " é€" : ""),
                random.nextInt(3) == 0 ? 1 : 0,
                i < 5 ? 1 : random.nextFloat(),
                "group " + random.nextInt(7),
                start,
                start + random.nextDouble());
    }

    /** Opens a store whose segments are as small as its blocks. */
    static Sequences opened(Path folder) {
        return SequenceStore.open(folder, BLOCK);
    }

    static void assertSame(Sequences expected, Sequences read) {
        assertEquals(expected.featureNames(), read.featureNames());
        assertEquals(expected.categories(), read.categories());
        assertEquals(expected.size(), read.size());
        assertEquals(expected.totalSteps(), read.totalSteps());
        assertEquals(expected.longestStepCount(), read.longestStepCount());
        assertEquals(expected.missingCount(), read.missingCount());
        assertEquals(expected.isLabeled(), read.isLabeled());
        assertEquals(expected.isWeighted(), read.isWeighted());
        assertEquals(expected.isGrouped(), read.isGrouped());
        assertEquals(expected.isTimed(), read.isTimed());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.details(i), read.details(i));
            assertEquals(expected.stepCount(i), read.stepCount(i));
            assertArrayEquals(expected.steps(i), read.steps(i));
            int last = expected.stepCount(i) - 1;
            int feature = expected.featureCount() - 1;
            assertEquals(expected.value(i, last, feature), read.value(i, last, feature));
        }
        assertEquals(expected.fingerprint(), read.fingerprint());
    }

    /** Reads all that is there, and so every block. */
    static void readAll(Sequences sequences) {
        List<SequenceDetails> details = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            details.add(sequences.details(i));
            FloatBuffer values = FloatBuffer.allocate(sequences.stepCount(i) * sequences.featureCount());
            sequences.copyTo(i, values);
            assertEquals(0, values.remaining());
        }
        assertEquals(sequences.size(), details.size());
    }
}
